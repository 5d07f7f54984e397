package org.ntkdynamics.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.JacobianNtk;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** {@code ntk kernel}: networks that were trained elsewhere. */
class ModelCommandTest {
  @TempDir Path directory;

  private MultiLayerNetwork store(Path file, Activation activation, int inputs) throws IOException {
    return store(file, activation, inputs, Activation.IDENTITY);
  }

  private MultiLayerNetwork store(Path file, Activation activation, int inputs, Activation output)
      throws IOException {
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
                        .activation(output)
                        .build())
                .build());
    network.init();
    network.save(file.toFile(), true);
    return network;
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELU", "TANH", "ELU"})
  void theKernelOfAStoredNetwork(String activation) throws IOException {
    Path model = directory.resolve("model.zip");
    MultiLayerNetwork network = store(model, Activation.valueOf(activation), 784);
    Path out = directory.resolve("k.npy");
    Said said =
        Said.by("kernel", model.toString(), "--out", out.toString(), "--samples-per-class", "2");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    String method = activation.equals("ELU") ? "structured" : "layerwise";
    assertTrue(said.out().contains("[20, 20], " + method), said.out());
    Samples samples =
        KernelSubsample.draw(
            Datasets.training(
                new DatasetRef.Named("mnist"), Scaling.UNIT, network.params().dataType()),
            2,
            0);
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

  /** A run in the NTK parametrisation of 10f on all images there are, and its last kernel. */
  private INDArray lazyRun(Path root) throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(30));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(30));
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            kind: label-awareness
            name: lazy
            seed: 3
            data: {dataset: {images: images, labels: labels}, trainSize: 30, testSize: 0}
            network: {hiddenLayers: 2, width: 6, outputs: 3, sigmaW2: 2.5, parametrization: ntk, outputScale: 10.0}
            training: {optimizer: sgd, learningRate: 0.01, steps: 2, precision: double}
            kernel: {samplesPerClass: 2, steps: [0, 2], precision: double}
            """);
    Said said = Said.by("run", spec.toString(), "--quiet", "--out", root.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    return Studies.open(root).unit("sw2=2.5_seed=3").kernel(2, Reduction.TRACE);
  }

  private Said kernelOf(Path model, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("kernel", model.toString()));
    args.addAll(List.of("--data", directory.resolve("images") + "," + directory.resolve("labels")));
    args.addAll(List.of("--samples-per-class", "2", "--seed", "3", "--out", out.toString()));
    args.addAll(List.of(more));
    Said said = Said.by(args);
    assertEquals(ExitCode.DONE, said.code(), said.err());
    return said;
  }

  private static void assertClose(INDArray expected, INDArray actual) {
    double error = actual.sub(expected).norm2Number().doubleValue();
    assertTrue(error < Tolerance.F64 * expected.norm2Number().doubleValue(), "off by " + error);
  }

  @Test
  @NeedsStudy("label-awareness")
  void theKernelOfACheckpointIsThatOfWhatWasTrained() throws IOException {
    Path root = directory.resolve("run");
    INDArray followed = lazyRun(root);
    Path checkpoint = root.resolve("units/sw2=2.5_seed=3/checkpoints/step-000002.zip");
    Path moved = Files.copy(checkpoint, directory.resolve("moved.zip"));
    Path out = directory.resolve("k.npy");
    Said said = kernelOf(moved, out);
    String what = "kernel of αf, α = 10.0, f the linear output; ";
    assertTrue(
        said.out().contains(what + "NTK parametrisation, σw² = 2.5, as it was trained"),
        said.out());
    assertClose(followed, NpyFile.read(out));
    Path standard = directory.resolve("s.npy");
    said = kernelOf(moved, standard, "--parametrization", "standard");
    assertTrue(said.out().contains(what + "standard parametrisation" + System.lineSeparator()));
    MultiLayerNetwork network = MultiLayerNetwork.load(moved.toFile(), false);
    Samples samples =
        KernelSubsample.draw(
            Datasets.training(
                new DatasetRef.Files(
                    directory.resolve("images").toString(),
                    directory.resolve("labels").toString(),
                    null,
                    null),
                Scaling.UNIT,
                network.params().dataType()),
            2,
            3);
    INDArray ofF = new JacobianNtk(network).kernel(samples.features(), Reduction.TRACE);
    assertClose(ofF.mul(100), NpyFile.read(standard));
  }

  @Test
  @NeedsStudy("label-awareness")
  void anOldCheckpointIsKnownByItsRunAndSaysSoElsewhere() throws IOException {
    Path root = directory.resolve("run");
    INDArray followed = lazyRun(root);
    Path checkpoint = root.resolve("units/sw2=2.5_seed=3/checkpoints/step-000002.zip");
    try (FileSystem zip = FileSystems.newFileSystem(checkpoint)) {
      Path seal = zip.getPath("ntk.json");
      String old = Files.readString(seal).replaceFirst("(?s),\\s*\"function\" : \\{.*?}", "");
      assertFalse(old.contains("outputScale"), old);
      Files.writeString(seal, old);
    }
    Path out = directory.resolve("k.npy");
    assertTrue(kernelOf(checkpoint, out).out().contains("as it was trained"));
    assertClose(followed, NpyFile.read(out));
    Path moved = Files.move(checkpoint, directory.resolve("moved.zip"));
    Said said = kernelOf(moved, directory.resolve("l.npy"));
    assertTrue(said.out().contains("does not say how it was trained; see --parametrization"));
    said =
        kernelOf(
            moved, directory.resolve("m.npy"), "--parametrization", "ntk", "--sigma-w2", "2.5");
    assertTrue(said.out().contains("kernel of f, the linear output; NTK parametrisation"));
    assertClose(followed.div(100), NpyFile.read(directory.resolve("m.npy")));
  }

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX, 'the probabilities, the softmax included'",
    "TANH, 'the output, its tanh included'"
  })
  void namesTheFunctionOfANetworkWhoseOutputIsNotLinear(String output, String what)
      throws IOException {
    Path model = directory.resolve("model.zip");
    store(model, Activation.RELU, 784, Activation.valueOf(output));
    String[] args = {"--out", directory.resolve("l.npy").toString(), "--samples-per-class", "1"};
    Said said = Said.by("kernel", model.toString(), args[0], args[1], args[2], args[3]);
    assertTrue(said.out().contains("kernel of f, " + what + "; standard"), said.out() + said.err());
    refused("of dense networks", model, "k.npy", "--parametrization", "ntk", "--sigma-w2", "2");
  }

  /** Images of 28 × 28, some layers, and three outputs. */
  private Path images(String name, Layer... layers) throws IOException {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.DOUBLE).list();
    List.of(layers).forEach(list::layer);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.layer(new OutputLayer.Builder(LossFunctions.LossFunction.L2).nOut(3).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    network.init();
    Path model = directory.resolve(name);
    network.save(model.toFile());
    return model;
  }

  @Test
  void theWayIsNamedAndSoIsALayerThatHasNone() throws IOException {
    Layer convolution = new ConvolutionLayer.Builder(5, 5).nOut(2).stride(4, 4).build();
    Layer normalised = new DenseLayer.Builder().nOut(3).hasLayerNorm(true).build();
    String[] one = {"--samples-per-class", "1", "--out", directory.resolve("c.npy").toString()};
    Path network = images("c.zip", convolution, new BatchNormalization());
    Said said = Said.by("kernel", network.toString(), one[0], one[1], one[2], one[3]);
    assertTrue(said.out().contains("[10, 10], structured"), said.out() + said.err());
    one[3] = directory.resolve("d.npy").toString();
    network = images("d.zip", convolution, normalised);
    said = Said.by("kernel", network.toString(), one[0], one[1], one[2], one[3]);
    assertTrue(said.out().contains("[10, 10], jacobian"), said.out() + said.err());
    refused(
        "layer 0 \"layer0\" (BatchNormalization) is not supported: it mixes the samples",
        images("e.zip", new BatchNormalization(), normalised),
        "k.npy");
  }

  @Test
  void theExampleStoresANetworkWhoseKernelIsTaken() throws Exception {
    String source = Files.readString(Path.of("src/examples/java/OwnNetwork.java"));
    Path classes = UserJar.compile(directory, "OwnNetwork.java", source);
    Path model = directory.resolve("own.zip");
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    URL[] place = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader());
        PrintStream out = new PrintStream(said, true, UTF_8)) {
      System.setOut(out);
      loader
          .loadClass("OwnNetwork")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {model.toString()});
    } finally {
      System.setOut(before);
    }
    assertTrue(said.toString(UTF_8).contains("step 10, structured: Θc/Θd 0."));
    Path out = directory.resolve("o.npy");
    Said kernel =
        Said.by("kernel", model.toString(), "--samples-per-class", "1", "--out", out.toString());
    assertTrue(kernel.out().contains("[10, 10], structured"), kernel.out() + kernel.err());
  }

  @Test
  void everyBlock() throws IOException {
    Path model = directory.resolve("model.zip");
    store(model, Activation.RELU, 784);
    Path out = directory.resolve("k.npy");
    String[] full = {"--reduction", "perOutput", "--samples-per-class", "1", "--json"};
    Said said =
        Said.by(
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
    refused("it must be a checkpoint or a zip as MultiLayerNetwork.save writes it", other, "k.npy");
    refused("must end in .npy", model, "k.csv");
    refused(
        "exists; name a new file",
        model,
        Files.createFile(directory.resolve("l.npy")).getFileName().toString());
    refused("cannot be written", model, "none/k.npy");
    refused("must be mnist or IMAGES,LABELS", model, "k.npy", "--data", "cifar");
    refused("no such file", model, "k.npy", "--data", "a,b");
    refused("must be at least 1", model, "k.npy", "--samples-per-class", "0");
    refused("which the NTK parametrisation needs", model, "k.npy", "--parametrization", "ntk");
    refused("must be a number above 0", model, "k.npy", "--sigma-w2", "0");
    refused("must be trace, perOutput or full", model, "k.npy", "--reduction", "none");
  }

  private void refused(String why, Path model, String out, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "kernel";
    args[1] = model.toString();
    args[2] = "--out";
    args[3] = directory.resolve(out).toString();
    System.arraycopy(more, 0, args, 4, more.length);
    Said said = Said.by(args);
    assertEquals(ExitCode.WRONG_REQUEST, said.code(), said.err());
    String first = said.err().lines().findFirst().orElse("");
    assertTrue(first.contains(why), said.err());
    assertFalse(Files.exists(directory.resolve("k.npy")));
  }
}
