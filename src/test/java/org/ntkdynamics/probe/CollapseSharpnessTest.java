package org.ntkdynamics.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.FeatureNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.BlockStructure;
import org.ntkdynamics.metrics.Collapse;
import org.ntkdynamics.metrics.KernelTracker;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.StepEvaluation;
import org.ntkdynamics.store.TestUnits;
import org.ntkdynamics.training.LossHessian;
import org.ntkdynamics.training.Preconditioner;

/** That collapse and sharpness are read off the right network, samples, weights and scale. */
class CollapseSharpnessTest {
  private static final double ALPHA = 2;

  @TempDir private Path directory;

  private static Samples samples(Architecture architecture, int count) {
    List<Integer> indices = IntStream.range(0, count).boxed().toList();
    return new Samples(
        TestNetworks.inputs(architecture, count, 92),
        indices.stream().map(i -> i % 3).toList(),
        indices,
        3);
  }

  /** A step of an untrained network, whose kernel is on nine of its eleven samples. */
  private Moment moment(Architecture architecture, Parametrization as, TrainingSpec training) {
    List<Double> scales = Networks.weightScales(architecture, as, 2);
    MultiLayerNetwork network =
        Networks.create(
            architecture, scales, training, TestNetworks.parameters(architecture, 2, 0.1, 91));
    Samples all = samples(architecture, 11);
    Samples subsample = all.select(IntStream.range(0, 9).boxed().toList());
    Subject subject =
        new Subject(
            subsample,
            Optional.of(all),
            Optional.of(training),
            Optional.of(architecture),
            scales,
            ALPHA,
            DataType.DOUBLE);
    SquareMatrix kernel;
    try (LayerwiseNtk ntk =
        new LayerwiseNtk(architecture, network.params(), scales, DataType.DOUBLE, 512)) {
      kernel = ntk.trace(subsample.features()).map(theta -> theta * ALPHA * ALPHA);
    }
    MetricsRow metrics =
        new MetricsRow(
            0, StepEvaluation.NONE, new KernelTracker(subsample.labels(), ALPHA).track(0, kernel));
    KernelHistory earlier = new KernelHistory(TestUnits.in(directory.resolve("unit")), List.of());
    return new Moment(0, subject, network, kernel, metrics, earlier);
  }

  @ParameterizedTest
  @EnumSource(Parametrization.class)
  void collapseIsThatOfTheLastHiddenLayer(Parametrization as) {
    Architecture architecture = TestNetworks.widths(5, 7, 6, 3);
    Moment moment =
        moment(architecture, as, TestNetworks.training(Optimizer.SGD, 0.1, Precision.DOUBLE));
    Collapse collapse = new CollapseProbe().read(moment).get(0).collapse();
    List<Double> scales = moment.subject().weightScales();
    SquareMatrix kappa =
        new FeatureNtk(architecture, moment.network().params(), scales, DataType.DOUBLE)
            .mean(moment.subsample().features());
    assertEquals(BlockStructure.of(kappa, moment.labels()), collapse.kappa());
    // γ is a third of the trace, without α².
    double thetaD = moment.metrics().kernel().labelAwareness().thetaD();
    assertEquals(thetaD / 3 / ALPHA / ALPHA, collapse.gamma().d(), Tolerance.F64 * thetaD);
    // ‖WᵀW‖ of the weights that are trained.
    INDArray w = moment.network().getLayer(2).getParam("W").div(scales.get(2));
    double norm = w.mmul(w.transpose()).norm2Number().doubleValue();
    assertEquals(norm, collapse.invariant().weights(), Tolerance.F64 * norm);
    assertTrue(collapse.features().nc1() > 0);
  }

  @Test
  void collapseNeedsAnOutputAClass() {
    Moment moment =
        moment(
            TestNetworks.widths(5, 7, 6, 1),
            Parametrization.STANDARD,
            TestNetworks.training(Optimizer.SGD, 0.1, Precision.DOUBLE));
    CollapseProbe probe = new CollapseProbe();
    assertThrows(IllegalStateException.class, () -> probe.read(moment));
  }

  @Test
  void sharpnessIsThatOfTheTrainingSet() {
    Architecture architecture = TestNetworks.widths(5, 7, 6, 3);
    TrainingSpec training = TestNetworks.training(Optimizer.ADAM, 0.1, Precision.DOUBLE);
    Moment moment = moment(architecture, Parametrization.NTK, training);
    Sharpness sharpness = new SharpnessProbe().read(moment).get(0).sharpness();
    try (LossHessian hessian =
        new LossHessian(
            architecture,
            moment.network().params(),
            samples(architecture, 11),
            ALPHA,
            DataType.DOUBLE)) {
      Preconditioner preconditioner = new Preconditioner(moment.network(), training);
      assertEquals(Sharpness.of(hessian, preconditioner, training, 0, DataType.DOUBLE), sharpness);
    }
  }

  @Test
  void columnsAreThoseOfTheDocumentation() {
    assertEquals(
        List.of(
            "step",
            "kappa_d",
            "kappa_c",
            "kappa_n",
            "kappa_distance",
            "gamma_d",
            "gamma_c",
            "gamma_n",
            "gamma_distance",
            "nc1",
            "nc1_deviation",
            "nc2",
            "nc3",
            "nc4",
            "lambda_0",
            "lambda_c",
            "alpha",
            "invariant_weights",
            "invariant_features",
            "invariant_difference",
            "invariant_cosine"),
        new CollapseProbe().table().columns());
    assertEquals(
        List.of(
            "step",
            "lambda1",
            "lambda2",
            "lambda3",
            "residual",
            "edge",
            "preconditioned",
            "preconditioned_residual",
            "preconditioned_edge"),
        new SharpnessProbe().table().columns());
  }
}
