package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.study.SyntheticRun;

/** What a curve over seeds is called. */
class UnitGroupTest {
  @TempDir private Path root;

  @Test
  void aGroupSaysOfHowManyOfItsSeedsSomethingIsKnown() {
    SyntheticRun run =
        SyntheticRun.create(
            root.resolve("run"), "seed: [0, 1, 2], network: {sigmaW2: 1.5}, training: {steps: 20}");
    run.train(run.unit(0), 20);
    run.train(run.unit(1), 20);
    assertEquals(List.of("σw² = 1.5, 2 of 3 seeds"), labels(run));
    run.train(run.unit(2), 20);
    assertEquals(List.of("σw² = 1.5, 3 seeds"), labels(run));
  }

  private static List<String> labels(SyntheticRun run) {
    LabelAwarenessSpec config = (LabelAwarenessSpec) run.directory().config();
    return UnitGroup.bySeed(UnitData.read(run.directory(), config), config.network()).stream()
        .map(UnitGroup::label)
        .toList();
  }
}
