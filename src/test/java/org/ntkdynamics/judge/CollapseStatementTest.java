package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.CollapseStatement.Course;

class CollapseStatementTest {
  private static final Course TOGETHER =
      new Course("a", List.of(10.0, 8.0, 3.0, 0.9), List.of(0.7, 0.65, 0.5, 0.4));

  private static Ruling judge(Course... courses) {
    return Ruling.of(CollapseStatement.findings(List.of(courses)));
  }

  @Test
  void holdsWhereBothFallInStep() {
    assertEquals(Verdict.HOLDS, judge(TOGETHER, TOGETHER).verdict());
  }

  @Test
  void oneNetworkThatDoesNotCollapseRefutes() {
    Course shallow = new Course("b", List.of(10.0, 8.0, 3.0, 1.1), List.of(0.7, 0.65, 0.5, 0.4));
    Ruling ruling = judge(TOGETHER, shallow);
    assertEquals(Verdict.FAILS, ruling.verdict());
    assertTrue(ruling.deciding().setting().startsWith("b: NC1"), ruling.deciding().setting());
  }

  @Test
  void aKernelWithoutBlocksRefutes() {
    Course plain = new Course("b", List.of(10.0, 8.0, 3.0, 0.5), List.of(0.7, 0.65, 0.6, 0.55));
    assertEquals(Verdict.FAILS, judge(plain).verdict());
  }

  @Test
  void collapseBeforeTheBlocksRefutes() {
    Course early =
        new Course("b", List.of(10.0, 0.5, 0.6, 0.7, 0.8), List.of(0.7, 0.7, 0.6, 0.5, 0.4));
    Ruling ruling = judge(early);
    assertEquals(Verdict.FAILS, ruling.verdict());
    assertTrue(ruling.deciding().setting().contains("rank correlation"));
  }

  @Test
  void tooLittleJudgesNothing() {
    Course few = new Course("b", List.of(10.0, 1.0), List.of(0.7, 0.4));
    Course undefined =
        new Course("b", List.of(Double.NaN, 8.0, 3.0, 0.9), List.of(0.7, 0.65, 0.5, 0.4));
    assertTrue(CollapseStatement.findings(List.of()).isEmpty());
    assertTrue(CollapseStatement.findings(List.of(TOGETHER, few)).isEmpty());
    assertTrue(CollapseStatement.findings(List.of(undefined)).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new Course("b", List.of(1.0), List.of()));
  }
}
