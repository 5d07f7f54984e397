package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.metrics.BlockStructure;
import org.ntkdynamics.metrics.Collapse;
import org.ntkdynamics.metrics.CollapseInvariant;
import org.ntkdynamics.metrics.NeuralCollapse;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.probe.CollapseProbe;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.study.SyntheticRun;

/** A phase is judged by all its seeds, from collapse.csv alone. */
class CollapseVerdictsTest {
  private static final List<Double> DISTANCES = List.of(0.7, 0.65, 0.5, 0.4);

  @TempDir private Path root;
  private SyntheticRun run;

  @BeforeEach
  void twoPhasesOfTwoSeeds() {
    run = SyntheticRun.create(root.resolve("run"), "seed: [0, 1], network: {sigmaW2: [1.0, 2.0]}");
  }

  private static CollapseProbe.Row row(int step, double nc1, double distance) {
    BlockStructure blocks = new BlockStructure(3, 2, 1, distance);
    return new CollapseProbe.Row(
        step,
        new Collapse(
            blocks,
            blocks,
            new NeuralCollapse(nc1, 0, 0, 0, 1),
            new CollapseInvariant(1, 2, 0.1, 1, 1, 0, 1)));
  }

  private void write(int unit, List<Double> nc1) {
    new CollapseProbe()
        .table()
        .write(
            run.directory().unit(run.unit(unit).key()),
            IntStream.range(0, nc1.size())
                .mapToObj(i -> row(i, nc1.get(i), DISTANCES.get(i)))
                .toList());
  }

  private List<Page.Fact> verdicts() {
    LabelAwarenessSpec config = (LabelAwarenessSpec) run.directory().config();
    return CollapseVerdicts.of(
        UnitGroup.bySeed(UnitData.read(run.directory(), config), config.network()),
        ActivationKind.RELU);
  }

  @Test
  void aSeedThatDoesNotCollapseFailsItsPhase() {
    List<Integer> units = IntStream.range(0, 4).boxed().toList();
    for (int unit : units) {
      boolean isSpoilt = run.unit(unit).sigmaW2() == 2 && run.unit(unit).seed() == 1;
      write(unit, List.of(10.0, 8.0, 3.0, isSpoilt ? 2.0 : 0.9));
    }
    List<Page.Fact> verdicts = verdicts();
    assertEquals(2, verdicts.size());
    assertEquals(Page.Badge.of(Verdict.HOLDS), verdicts.get(0).badge());
    assertEquals(Page.Badge.of(Verdict.FAILS), verdicts.get(1).badge());
    assertTrue(
        PageText.markup(verdicts.get(1).value()).contains("seed 1: NC1"),
        PageText.markup(verdicts.get(1).value()));
  }

  @Test
  void withoutTheProbeThereIsNone() {
    assertEquals(List.of(), verdicts());
  }
}
