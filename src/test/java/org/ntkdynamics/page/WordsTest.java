package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void valuesStandBetweenCommas() {
    assertEquals("", Words.commas(List.of()));
    assertEquals("1.0, 2.5", Words.commas(List.of(1.0, 2.5)));
  }

  @Test
  void theLastIsAdded() {
    assertEquals("", Words.and(List.of()));
    assertEquals("a", Words.and(List.of("a")));
    assertEquals("a, b and c", Words.and(List.of("a", "b", "c")));
  }

  @Test
  void oneIsNoPlural() {
    assertEquals("1 step", Words.plural(1, "step"));
    assertEquals("10\u202f000 steps", Words.plural(10_000, "step"));
  }
}
