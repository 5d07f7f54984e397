package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.spec.CheckpointSpec;

class CheckpointScheduleTest {
  private long now = -7;

  private CheckpointSchedule schedule(int every, double everyMinutes, boolean atKernelSteps) {
    return new CheckpointSchedule(
        new CheckpointSpec(every, everyMinutes, 2, atKernelSteps), Set.of(0, 1, 5), 25, () -> now);
  }

  private static List<Integer> due(CheckpointSchedule schedule) {
    return IntStream.rangeClosed(0, 25).filter(schedule::isDue).boxed().toList();
  }

  @Test
  void bySteps() {
    assertEquals(List.of(0, 10, 20, 25), due(schedule(10, 0, false)));
    assertEquals(List.of(0, 25), due(schedule(0, 0, false)));
  }

  @Test
  void atKernelStepsWhichAreThenKept() {
    assertEquals(List.of(0, 1, 5, 25), due(schedule(0, 0, true)));
    List<Integer> all = List.of(0, 1, 3, 4, 5, 7, 25);
    assertEquals(List.of(3, 4, 7), schedule(0, 0, true).surplus(all, true));
    assertEquals(List.of(1, 3, 4, 5, 7), schedule(0, 0, false).surplus(all, true));
  }

  @Test
  void theNewestStay() {
    CheckpointSchedule schedule = schedule(5, 1, false);
    assertEquals(List.of(5), schedule.surplus(List.of(0, 5, 10, 15), false));
    assertEquals(List.of(), schedule.surplus(List.of(0, 10, 15, 25), true));
  }

  @Test
  void thoseOfAStopOrAMinuteTakeNoOthersPlaceAndGoAtTheEnd() {
    CheckpointSchedule schedule = schedule(5, 1, false);
    assertEquals(List.of(), schedule.surplus(List.of(0, 10, 15, 18, 19), false));
    assertEquals(List.of(17), schedule.surplus(List.of(0, 10, 15, 17, 18, 19), false));
    assertEquals(List.of(18, 19), schedule.surplus(List.of(0, 10, 15, 18, 19), true));
  }

  @Test
  void byTimeSinceTheLastOne() {
    CheckpointSchedule schedule = schedule(10, 1.5, false);
    now += TimeUnit.SECONDS.toNanos(89);
    assertFalse(schedule.isDue(3));
    now += TimeUnit.SECONDS.toNanos(1);
    assertTrue(schedule.isDue(4));
    schedule.written();
    assertFalse(schedule.isDue(5));
    now += TimeUnit.SECONDS.toNanos(90);
    assertTrue(schedule.isDue(6));
  }

  @Test
  void noTimeMeansNever() {
    CheckpointSchedule schedule = schedule(0, 0, false);
    now += TimeUnit.DAYS.toNanos(30);
    assertFalse(schedule.isDue(3));
  }
}
