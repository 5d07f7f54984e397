package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.store.RunDirectory;

class JobsTest {
  private static final double GIBI = 1 << 30;

  /** A unit by what it needs. */
  private record Need(int threads, double memoryNeed) implements Unit {
    @Override
    public String key() {
      return "unit";
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public UnitWork begin(RunDirectory run, Progress progress) {
      throw new AssertionError("nothing is worked on here");
    }
  }

  private static List<Unit> units(int number, int threads, double memory) {
    return Collections.nCopies(number, new Need(threads, memory));
  }

  private static Jobs jobs(List<Unit> units, int asked, int cores) {
    return Jobs.of(units, asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked), cores, GIBI);
  }

  @Test
  void trainingsOfFourLanesShareTheCores() {
    assertEquals(new Jobs(8, 4), jobs(units(100, 4, 0), 0, 32));
    assertEquals(new Jobs(1, 2), jobs(units(100, 4, 0), 0, 2));
    assertEquals(new Jobs(3, 10), jobs(units(3, 4, 0), 0, 32));
  }

  @Test
  void ensemblesUseAllCoresOneByOne() {
    assertEquals(new Jobs(1, 32), jobs(units(100, Integer.MAX_VALUE, 0), 0, 32));
  }

  @Test
  void asManyAsAreAskedForDivideTheCores() {
    assertEquals(new Jobs(16, 2), jobs(units(100, Integer.MAX_VALUE, 0), 16, 32));
    assertEquals(new Jobs(7, 1), jobs(units(100, 4, 0), 7, 2));
    assertEquals(new Jobs(2, 1), jobs(units(2, 4, 0), 7, 2));
  }

  @Test
  void unitsThatDoNotFitTogetherAreWorkedOnOneByOne() {
    assertEquals(new Jobs(2, 16), jobs(units(100, 1, 0.4 * GIBI), 0, 32));
    assertEquals(new Jobs(1, 32), jobs(units(100, 1, 4 * GIBI), 0, 32));
  }

  @Test
  void moreJobsThanThereIsMemoryForAreRefused() {
    UnsupportedNetworkException refusal =
        assertThrows(
            UnsupportedNetworkException.class, () -> jobs(units(100, 1, 0.4 * GIBI), 3, 32));
    assertEquals(
        "3 units at once needs 1.2 GiB of memory or more, and 1.0 GiB are there: ask for fewer"
            + " --jobs",
        refusal.getMessage());
  }

  @Test
  void aRunWithNothingLeftHasAJobToo() {
    assertTrue(jobs(List.of(), 0, 2).count() >= 1);
    assertEquals(1, jobs(List.of(), 5, 2).count());
  }
}
