package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.ensemble.DispersionEstimator;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.study.training.LabelAwarenessSpec;

/**
 * The equations of Seleznova &amp; Kutyniok that all others rest on, on small DL4J networks in
 * double precision.
 */
final class SkDefinitions {
  private static final Architecture ARCHITECTURE = Architecture.of(6, List.of(12, 10, 12), 1);
  private static final double[] PHASES = {1.0, 2.0, 2.5};
  private static final int SAMPLES = 4;

  private SkDefinitions() {}

  static List<Claim> claims() {
    return List.of(dynamics(), decomposition(), rescaled());
  }

  private static Claim dynamics() {
    return Claim.of(
            "sk-eq-2",
            laboratory -> {
              List<Finding> findings = new ArrayList<>();
              for (double sigmaW2 : PHASES) {
                findings.add(
                    Finding.of(
                        "σw² = "
                            + sigmaW2
                            + ", 6,12,10,12,1: Δf(x_1) over −(η/N) Σ_i Θ(x_1,x_i)(f_i − y_i)",
                        new Rule.Within(1e-3),
                        1,
                        Measurement.computed(step(laboratory, sigmaW2))));
              }
              return findings;
            })
        .checkingTheProgram();
  }

  private static double step(Laboratory laboratory, double sigmaW2) {
    double rate = 1e-6;
    MultiLayerNetwork network = network(laboratory, sigmaW2, rate);
    INDArray x = normal(laboratory, "inputs", SAMPLES, ARCHITECTURE.inputs());
    INDArray y = normal(laboratory, "labels", SAMPLES, 1);
    INDArray before = network.output(x).dup();
    INDArray kernel = kernel(new JacobianNtk(network), x);
    double expected = kernel.mmul(before.sub(y)).getDouble(0) * -rate / SAMPLES;
    network.fit(x, y);
    return network.output(x).sub(before).getDouble(0) / expected;
  }

  private static Claim decomposition() {
    return Claim.of(
            "sk-eq-19",
            laboratory -> {
              List<Finding> findings = new ArrayList<>();
              for (double sigmaW2 : PHASES) {
                MultiLayerNetwork network = network(laboratory, sigmaW2, 1);
                INDArray x = normal(laboratory, "inputs", SAMPLES, ARCHITECTURE.inputs());
                INDArray sum = kernel(new JacobianNtk(network), x);
                INDArray byLayers = kernel(layerwise(network.params()), x);
                findings.add(
                    Finding.of(
                        "σw² = "
                            + sigmaW2
                            + ", 6,12,10,12,1: Frobenius distance of the two kernels, relative",
                        new Rule.Within(1e-10),
                        0,
                        Measurement.computed(
                            byLayers.sub(sum).norm2Number().doubleValue()
                                / sum.norm2Number().doubleValue())));
              }
              return findings;
            })
        .checkingTheProgram();
  }

  private static Claim rescaled() {
    return Claim.of(
            "sk-remark-2",
            laboratory -> {
              List<Finding> findings = new ArrayList<>();
              for (double sigmaW2 : PHASES) {
                findings.add(
                    Finding.of(
                        "σw² = "
                            + sigmaW2
                            + ", 6,12,10,12,1: Θ(x,x) of 10f by finite differences over that of f",
                        new Rule.Within(1e-5),
                        100,
                        Measurement.computed(quotient(laboratory, sigmaW2, 10))));
              }
              double[] kernels = {1, 4, 2, 7, 3};
              double[] scaled = Arrays.stream(kernels).map(theta -> 100 * theta).toArray();
              findings.add(
                  Finding.of(
                      "kernels 1, 4, 2, 7, 3: their dispersion, estimated from 100 times them",
                      new Rule.Within(1e-12),
                      DispersionEstimator.dispersion(kernels),
                      Measurement.computed(DispersionEstimator.dispersion(scaled))));
              return findings;
            })
        .checkingTheProgram();
  }

  /** Central differences of αf in every parameter: an oracle that knows nothing of gradients. */
  private static double quotient(Laboratory laboratory, double sigmaW2, double alpha) {
    double step = 1e-5;
    MultiLayerNetwork network = network(laboratory, sigmaW2, 1);
    INDArray x = normal(laboratory, "inputs", 1, ARCHITECTURE.inputs());
    double kernel = kernel(new JacobianNtk(network), x).getDouble(0);
    INDArray parameters = network.params();
    double sum = 0;
    for (long p = 0; p < parameters.length(); p++) {
      double value = parameters.getDouble(p);
      parameters.putScalar(p, value + step);
      double above = alpha * network.output(x).getDouble(0);
      parameters.putScalar(p, value - step);
      double below = alpha * network.output(x).getDouble(0);
      parameters.putScalar(p, value);
      sum += Math.pow((above - below) / (2 * step), 2);
    }
    return sum / kernel;
  }

  private static INDArray kernel(EmpiricalNtk ntk, INDArray x) {
    try (ntk) {
      return ntk.kernel(x, Reduction.TRACE);
    }
  }

  private static LayerwiseNtk layerwise(INDArray parameters) {
    return new LayerwiseNtk(ARCHITECTURE, parameters, DataType.DOUBLE);
  }

  private static MultiLayerNetwork network(Laboratory laboratory, double sigmaW2, double rate) {
    LabelAwarenessSpec config =
        (LabelAwarenessSpec)
            Laboratory.spec(
                "quickstart.yaml",
                List.of(
                    "training.optimizer=sgd",
                    "training.learningRate=" + rate,
                    "training.precision=double"));
    INDArray parameters =
        new Initialization(sigmaW2, 0)
            .draw(
                ARCHITECTURE,
                laboratory.stream("definitions", "parameters", "sw2=" + sigmaW2),
                DataType.DOUBLE);
    return Networks.create(
        ARCHITECTURE,
        Networks.weightScales(ARCHITECTURE, config.network().parametrization(), sigmaW2),
        config.training(),
        parameters);
  }

  private static INDArray normal(Laboratory laboratory, String name, int rows, int columns) {
    var sampler = ZigguratSampler.NormalizedGaussian.of(laboratory.stream("definitions", name));
    return Nd4j.createFromArray(sampler.samples((long) rows * columns).toArray())
        .reshape(rows, columns);
  }
}
