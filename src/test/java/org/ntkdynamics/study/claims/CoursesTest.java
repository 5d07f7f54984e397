package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoursesTest {
  /** Each step of a training asks whether to stop. */
  @Test
  void claimsOnTheSameTrainingsShareThemAndSayTheSame() {
    AtomicInteger steps = new AtomicInteger();
    Laboratory shared = laboratory(steps);
    Claim gap = SkLabels.claims().get(0);
    Claim overfitting = SkLabels.claims().get(1);
    gap.look(shared);
    int first = steps.getAndSet(0);
    assertTrue(first > 0);
    ClaimRecord second = overfitting.look(shared);
    assertEquals(0, steps.get());
    assertEquals(overfitting.look(laboratory(steps)), second);
    assertEquals(first, steps.get());
  }

  private static Laboratory laboratory(AtomicInteger steps) {
    return new Laboratory(Effort.REDUCED, 0, 1).stoppedWhen(() -> steps.incrementAndGet() < 0);
  }
}
