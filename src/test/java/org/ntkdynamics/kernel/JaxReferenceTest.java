package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.NpyFile;

/** The kernel of a stored network as JAX computes it; {@code src/test/reference/kernel.py}. */
class JaxReferenceTest {
  private static final Architecture ARCHITECTURE = TestNetworks.widths(6, 16, 12, 9, 3);

  private INDArray parameters;
  private INDArray x;

  @BeforeEach
  void read() {
    parameters = reference("parameters").reshape(1, ARCHITECTURE.parameters());
    x = reference("inputs");
  }

  @Test
  void theNetworkIsTheSame() {
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE);
    assertTrue(relativeError(network.output(x), reference("outputs")) < Tolerance.F64);
  }

  @Test
  void theLayerwiseKernelIsJaxs() {
    LayerwiseNtk ntk = new LayerwiseNtk(ARCHITECTURE, parameters, DataType.DOUBLE);
    assertTrue(relativeError(ntk.kernel(x, Reduction.TRACE), reference("trace")) < Tolerance.F64);
    assertTrue(relativeError(ntk.kernel(x, Reduction.FULL), reference("full")) < Tolerance.F64);
  }

  @Test
  void theJacobianKernelIsJaxs() {
    JacobianNtk ntk =
        new JacobianNtk(TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE));
    assertTrue(relativeError(ntk.kernel(x, Reduction.TRACE), reference("trace")) < Tolerance.F64);
    assertTrue(relativeError(ntk.kernel(x, Reduction.FULL), reference("full")) < Tolerance.F64);
  }

  @Test
  void theKernelOfATanhNetworkIsJaxs() {
    Architecture architecture = Architecture.of(6, List.of(16, 12, 9), 3, ActivationKind.TANH);
    MultiLayerNetwork network = TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE);
    assertTrue(relativeError(network.output(x), reference("tanh-outputs")) < Tolerance.F64);
    LayerwiseNtk ntk = new LayerwiseNtk(architecture, parameters, DataType.DOUBLE);
    INDArray trace = reference("tanh-trace");
    assertTrue(relativeError(ntk.kernel(x, Reduction.TRACE), trace) < Tolerance.F64);
    INDArray full = reference("tanh-full");
    assertTrue(relativeError(ntk.kernel(x, Reduction.FULL), full) < Tolerance.F64);
    assertTrue(
        relativeError(new JacobianNtk(network).kernel(x, Reduction.FULL), full) < Tolerance.F64);
  }

  @Test
  void aNetworkOutOfACheckpointHasTheSameKernel(@TempDir Path directory) throws IOException {
    Path zip = directory.resolve("model.zip");
    TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE).save(zip.toFile(), true);
    INDArray stored = MultiLayerNetwork.load(zip.toFile(), true).params();
    LayerwiseNtk ntk = new LayerwiseNtk(ARCHITECTURE, stored, DataType.DOUBLE);
    assertTrue(relativeError(ntk.kernel(x, Reduction.TRACE), reference("trace")) < Tolerance.F64);
  }

  private static INDArray reference(String name) {
    return NpyFile.read(Path.of("src/test/resources/org/ntkdynamics/kernel/jax-" + name + ".npy"));
  }
}
