package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static final Prose PROSE = Prose.of(ProseTest.class, "test.prose.ftl");

  @Test
  void aPassageIsPlainTextInOneLine() {
    assertEquals("Two lines < one, an \"indent\" & a symbol: σw².", PROSE.say("plain"));
  }

  @Test
  void aPassageSpeaksOfWhatItIsTold() {
    assertEquals("3 networks.", PROSE.say("about", Map.of("count", 3, "lost", false)));
    assertEquals(
        "1 000 networks, some lost.", PROSE.say("about", Map.of("count", "1 000", "lost", true)));
  }

  @Test
  void termsAreFactsWithTheirSymbolsSet() {
    List<Page.Fact> facts = PROSE.facts("terms", Map.of("value", "0 & more", "more", true));
    assertEquals(2, facts.size());
    Page.Fact first = Page.Fact.of("σb²", "is 0 & more.");
    assertEquals(PageText.markup(first.term()), PageText.markup(facts.get(0).term()));
    assertEquals(PageText.markup(first.value()), PageText.markup(facts.get(0).value()));
    assertEquals(1, PROSE.facts("terms", Map.of("value", "0", "more", false)).size());
  }

  @Test
  void whatIsNotThereIsNotSaid() {
    String message = assertThrows(IllegalStateException.class, () -> PROSE.say("no")).getMessage();
    assertEquals("org/ntkdynamics/page/test.prose.ftl: no cannot be said", message);
    assertTrue(
        assertThrows(IllegalStateException.class, () -> PROSE.say("about"))
            .getMessage()
            .contains("about"));
  }
}
