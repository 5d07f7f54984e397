package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.config.DatasetRef;
import org.ntkdynamics.config.Reduction;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Table;
import picocli.CommandLine;

/** {@code ntk kernel}: networks that were trained elsewhere. */
class ModelCommandTest {
  @TempDir Path directory;

  private record Said(int code, String out, String err) {}

  private static Said ntk(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Said(command.execute(args), out.toString(), err.toString());
  }

  private MultiLayerNetwork store(Path file, Activation activation, int inputs) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .weightInit(WeightInit.RELU)
                .list()
                .layer(new DenseLayer.Builder().nIn(inputs).nOut(7).activation(activation).build())
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.L2)
                        .nIn(7)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    network.save(file.toFile(), true);
    return network;
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELU", "TANH"})
  void theKernelOfAStoredNetwork(String activation) throws IOException {
    Path model = directory.resolve("model.zip");
    MultiLayerNetwork network = store(model, Activation.valueOf(activation), 784);
    Path out = directory.resolve("k.npy");
    Said said =
        ntk("kernel", model.toString(), "--out", out.toString(), "--samples-per-class", "2");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    String method = activation.equals("RELU") ? "layerwise" : "jacobian";
    assertTrue(said.out().contains("[20, 20], " + method), said.out());
    Samples samples = KernelSubsample.draw(Datasets.training(new DatasetRef.Named("mnist")), 2, 0);
    INDArray expected = new JacobianNtk(network).kernel(samples.features(), Reduction.TRACE);
    INDArray kernel = NpyFile.read(out);
    double error = kernel.sub(expected).norm2Number().doubleValue();
    assertTrue(error < Tolerance.F64 * expected.norm2Number().doubleValue(), "off by " + error);
    assertEquals(
        samples.labels(),
        Table.of("k.subsample.csv", SubsampleRow.class).read(directory).stream()
            .map(row -> row.label())
            .toList());
  }

  @Test
  void everyBlock() throws IOException {
    Path model = directory.resolve("model.zip");
    store(model, Activation.RELU, 784);
    Path out = directory.resolve("k.npy");
    String[] full = {"--reduction", "perOutput", "--samples-per-class", "1", "--json"};
    Said said =
        ntk(
            "kernel",
            model.toString(),
            "--out",
            out.toString(),
            full[0],
            full[1],
            full[2],
            full[3],
            full[4]);
    assertTrue(said.out().contains("\"shape\":[3,10,10]"), said.out() + said.err());
  }

  @Test
  void whatCannotBeComputedIsRefusedInOneLine() throws IOException {
    Path model = directory.resolve("model.zip");
    store(model, Activation.RELU, 5);
    Path other = Files.writeString(directory.resolve("other.zip"), "no zip");
    refused("does not take these samples", model, "k.npy");
    refused("no such file", directory.resolve("none.zip"), "k.npy");
    refused("not a file that MultiLayerNetwork.load reads", other, "k.npy");
    refused("must end in .npy", model, "k.csv");
    refused(
        "exists; name a new file",
        model,
        Files.createFile(directory.resolve("l.npy")).getFileName().toString());
    refused("cannot be written", model, "none/k.npy");
    refused("must be mnist or IMAGES,LABELS", model, "k.npy", "--data", "cifar");
    refused("no such file", model, "k.npy", "--data", "a,b");
    refused("must be at least 1", model, "k.npy", "--samples-per-class", "0");
    refused("must be trace, perOutput or full", model, "k.npy", "--reduction", "none");
  }

  private void refused(String why, Path model, String out, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "kernel";
    args[1] = model.toString();
    args[2] = "--out";
    args[3] = directory.resolve(out).toString();
    System.arraycopy(more, 0, args, 4, more.length);
    Said said = ntk(args);
    assertEquals(ExitCode.WRONG_REQUEST, said.code(), said.err());
    String first = said.err().lines().findFirst().orElse("");
    assertTrue(first.contains(why), said.err());
    assertFalse(Files.exists(directory.resolve("k.npy")));
  }
}
