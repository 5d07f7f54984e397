package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.study.training.DriftSpec;

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

  /** In a map that computes under a lock the inner training would wait for the outer for ever. */
  @Test
  void aTrainingKeepsNoOtherWaiting() {
    DriftSpec spec = (DriftSpec) Laboratory.spec("drift.yaml", List.of());
    Courses courses = new Courses();
    Course course = new Course(0, List.of(Course.Point.lost(0)));
    List<TrainingUnit> units = spec.units();
    Supplier<Course> training = () -> course;
    for (TrainingUnit unit : units) {
      Supplier<Course> inner = training;
      training = () -> courses.of(spec, unit, inner);
    }
    assertEquals(course, training.get());
    assertEquals(course, courses.of(spec, units.get(0), () -> null));
  }

  @Test
  void aTrainingThatFailedIsTriedAgain() {
    DriftSpec spec = (DriftSpec) Laboratory.spec("drift.yaml", List.of());
    TrainingUnit unit = spec.units().get(0);
    Courses courses = new Courses();
    Supplier<Course> failing =
        () -> {
          throw new CancellationException("stopped");
        };
    assertThrows(CancellationException.class, () -> courses.of(spec, unit, failing));
    Course course = new Course(0, List.of(Course.Point.lost(0)));
    assertEquals(course, courses.of(spec, unit, () -> course));
  }

  /** That its kernel was not measured again must not read as if it had not changed. */
  @Test
  void aTrainingThatDivergedHasNoChangeAtItsEnd() {
    DriftSpec spec =
        (DriftSpec)
            Laboratory.spec(
                "drift.yaml",
                List.of(
                    "data.trainSize=20",
                    "network.width=10",
                    "network.hiddenLayers=2",
                    "network.sigmaW2=2.0",
                    "training.learningRate=1e9",
                    "training.steps=50",
                    "kernel.samplesPerClass=1",
                    "kernel.steps=[0, 50]",
                    "comparison.steps=[50]",
                    "seed=0"));
    TrainingTrial trial = new TrainingTrial(spec, new Laboratory(Effort.REDUCED, 0, 1));
    Course course = trial.courses(2.0).findFirst().orElseThrow();
    assertEquals(Double.NaN, course.change(50));
    assertEquals(Double.NaN, course.gap(50));
    assertEquals(0, course.change(0));
  }

  private static Laboratory laboratory(AtomicInteger steps) {
    return new Laboratory(Effort.REDUCED, 0, 1).stoppedWhen(() -> steps.incrementAndGet() < 0);
  }
}
