package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.config.SamplerKind;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

class FirstStepTest {
  @Test
  void probe() {
    for (double s : new double[] {1, 2, 2.5}) {
      List<GradientStep> steps = new java.util.ArrayList<>();
      for (double y : new double[] {0, 1, -1, 0.1, -0.1}) {
        for (double r : new double[] {1e-4, 1e-3, 1e-2, 0.1, 1})
          steps.add(new GradientStep(ScaledNumber.of(r), y, 1));
      }
      FirstStepSampler sampler =
          new FirstStepSampler(
              NetworkSetting.standard(Widths.constant(500, 500, 250), s),
              SamplerKind.DEFERRED,
              steps);
      double[] row = new double[sampler.columns()];
      double[][] c = new double[row.length][1];
      UniformRandomProvider r = RandomStreams.stream(1, "x");
      for (int k = 0; k < 6; k++) {
        long t = System.nanoTime();
        sampler.draw(r, row);
        t = System.nanoTime() - t;
        for (int i = 0; i < row.length; i++) c[i][0] = row[i];
        System.out.println("Tests run " + s + " ms " + t / 1e6 + " " + sampler.read(c, 0));
      }
    }
    assertEquals(1, 1);
  }
}
