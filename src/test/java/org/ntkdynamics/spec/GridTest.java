package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final Sweep<Long> SEEDS = Sweep.of(3L, 4L);
  private static final Dimension<Integer> WIDTH =
      Dimension.ifSwept("network.width", "M", Sweep.of(10, 20, 10));
  private static final Dimension<Double> SIGMA_W2 =
      Dimension.of("network.sigmaW2", "sw2", Sweep.of(1.0, 2.0, 3.0));

  private static Header header(Sweep<Long> seeds, String... zip) {
    return new Header(1, "kind", "name", seeds, List.of(zip));
  }

  private static List<String> keys(Header header, Dimension<?>... dimensions) {
    return Grid.of(header, dimensions).combinations().stream()
        .map(one -> one.key(dimensions) + '_' + one.key(header.seeds()))
        .toList();
  }

  private static void assertRefused(String message, Header header, Dimension<?>... dimensions) {
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> Grid.of(header, dimensions));
    assertEquals(message, refused.key() + ": " + refused.getMessage());
  }

  @Test
  void listsMakeEveryCombinationSeedsOutermost() {
    Dimension<String> law = Dimension.ifSwept("law", "law", Sweep.of("a", "b"));
    Dimension<String> single = Dimension.ifSwept("one", "one", Sweep.of("x"));
    assertEquals(
        List.of("law=a_seed=3", "law=b_seed=3", "law=a_seed=4", "law=b_seed=4"),
        keys(header(SEEDS), law, single));
  }

  @Test
  void zippedValuesGoTogetherAndMayRepeat() {
    assertEquals(
        List.of("M=10_sw2=1.0_seed=3", "M=20_sw2=2.0_seed=3", "M=10_sw2=3.0_seed=3"),
        keys(header(Sweep.of(3L), "network.sigmaW2", "network.width"), WIDTH, SIGMA_W2));
  }

  @Test
  void seedsCanBeZippedWithTheRestStillAGrid() {
    Dimension<Integer> layers = Dimension.ifSwept("layers", "L", Sweep.of(1, 2));
    Dimension<Integer> width = Dimension.of("width", "M", Sweep.of(5, 6));
    assertEquals(
        List.of("L=1_M=5_seed=3", "L=2_M=5_seed=3", "L=1_M=6_seed=4", "L=2_M=6_seed=4"),
        keys(header(SEEDS, "seed", "width"), layers, width));
  }

  @Test
  void whatCannotBePairedIsRefused() {
    assertRefused(
        "zip: seed with 2 values, network.sigmaW2 with 3 values is not allowed: must be lists of"
            + " one length",
        header(SEEDS, "network.sigmaW2", "seed"),
        SIGMA_W2);
    assertRefused(
        "zip: network.sigmaw2 is not allowed: must be keys whose values make units here: seed,"
            + " network.sigmaW2 (did you mean network.sigmaW2?)",
        header(SEEDS, "network.sigmaw2", "seed"),
        SIGMA_W2);
    assertRefused(
        "zip: [seed] is not allowed: must be a list of two keys or more",
        header(SEEDS, "seed"),
        SIGMA_W2);
    assertRefused(
        "zip: a combination that stands twice is not allowed: must be of keys whose lists make each"
            + " combination once",
        header(Sweep.of(1L, 2L, 1L), "seed", "network.width"),
        WIDTH);
    assertRefused(
        "network.width: [10, 20, 10] is not allowed: must be a list without repetitions",
        header(SEEDS),
        WIDTH);
  }

  @Test
  void aPairingCountsOnceAgainstTheLimit() {
    Sweep<Long> seeds = new Sweep<>(LongStream.range(0, 1000).boxed().toList());
    Dimension<Long> other = Dimension.of("other", "o", seeds);
    assertEquals(1000, Grid.of(header(seeds, "seed", "other"), other).combinations().size());
    assertRefused(
        "seed: a sweep of 1000000 combinations of values and more is not allowed: must be at most"
            + " 100000 combinations",
        header(seeds),
        other);
  }
}
