package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.ntkdynamics.data.IdxFiles;

/** What {@code network.model} refuses: one line, and nothing is written. */
class OwnModelRefusalsTest {
  private static final int PIXELS = 6;
  private static final int CLASSES = 3;

  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void writeData() throws IOException {
    model = directory.resolve("net.json");
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(30));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(30));
  }

  private Said validate(String kind, String network, String... more) throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            kind: %s
            name: own
            data: {dataset: {images: images, labels: labels}, trainSize: 30, testSize: 0}
            network: {%s}
            %s
            """
                .formatted(kind, network, String.join("\n", more)));
    return Said.by("validate", spec.toString());
  }

  private void refused(String why, String... more) throws IOException {
    refused(validate("label-awareness", "model: net.json", more), why);
  }

  private static void refused(Said said, String why) {
    assertEquals(Said.WRONG_REQUEST, said.code(), said.err());
    assertTrue(said.errLine().contains(why), said.err());
    assertFalse(said.err().contains("Exception"), said.err());
  }

  private static DenseLayer.Builder dense(int outputs) {
    return new DenseLayer.Builder().nIn(PIXELS).nOut(outputs).activation(Activation.RELU);
  }

  private static OutputLayer output(int inputs, int outputs) {
    return new OutputLayer.Builder().nIn(inputs).nOut(outputs).build();
  }

  private static Layer frozen() {
    return new FrozenLayer.Builder().layer(dense(5).build()).build();
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(
            "(LSTM) is not supported: recurrent", new LSTM.Builder().nIn(6).nOut(5).build()),
        Arguments.of(
            "(BatchNormalization) is not supported: in training it mixes",
            new BatchNormalization.Builder().nOut(5).nIn(6).build()),
        Arguments.of("(DenseLayer) is not supported: its dropout", dense(5).dropOut(0.5).build()),
        Arguments.of("(DropoutLayer) is not supported: its dropout", new DropoutLayer(0.5)),
        Arguments.of("(DenseLayer) is not supported: its l1, l2", dense(5).l2(0.1).build()),
        Arguments.of("its weight noise", dense(5).weightNoise(new DropConnect(0.5)).build()),
        Arguments.of(
            "its constraints", dense(5).constrainWeights(new MaxNormConstraint(1, 1)).build()),
        Arguments.of(
            "its gradient normalisation",
            dense(5).gradientNormalization(GradientNormalization.ClipL2PerLayer).build()),
        Arguments.of("(FrozenLayer) is not supported: must be a dense", frozen()),
        Arguments.of("activation are random", new ActivationLayer(Activation.RRELU)),
        Arguments.of(
            "(LossLayer) is not supported: the last layer, and it",
            new LossLayer.Builder().build()),
        Arguments.of(
            "layer 0 \"first\" (DenseLayer) does not take InputTypeFeedForward(6",
            dense(5).nIn(7).name("first").build()),
        Arguments.of(
            "(ConvolutionLayer) does not take InputTypeFeedForward(6",
            new ConvolutionLayer.Builder(2, 2).nIn(1).nOut(5).build()));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerThatCannotBeTrainedIsNamed(String why, Layer layer) throws IOException {
    OwnModels.write(model, OwnModels.layers(layer, output(5, CLASSES)));
    refused("net.json: layer ");
    refused(why);
  }

  @Test
  void whatDoesNotFitTheDataIsRefused() throws IOException {
    OwnModels.write(model, OwnModels.layers(dense(5).build(), output(5, 7)));
    refused("net.json: has 7 outputs: must have 1 or 3");
    OwnModels.write(model, OwnModels.layers(dense(5).build()));
    refused("(DenseLayer) is not supported: the last layer");
    OwnModels.write(
        model,
        OwnModels.layers(
            dense(5).build(), new RnnOutputLayer.Builder().nIn(5).nOut(CLASSES).build()));
    refused("(RnnOutputLayer)");
    OwnModels.write(model, image(3, 3));
    refused("(ConvolutionLayer) does not take InputTypeFeedForward(6");
    OwnModels.write(
        model, OwnModels.layers(dense(200_000_000).build(), output(200_000_000, CLASSES)));
    refused("GiB of memory");
  }

  private static MultiLayerConfiguration image(int height, int width) {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(new ConvolutionLayer.Builder(2, 2).nOut(2).build())
        .layer(new OutputLayer.Builder().nOut(CLASSES).build())
        .setInputType(InputType.convolutionalFlat(height, width, 1))
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nout\" : 2|\"nout\" : 3000000000|sizes in layer 0",
        "\"nout\" : 2|\"nout\" : -2|sizes in layer 0",
        "\"nout\" : 2|\"nout\" : 1.5e300|",
        "\"nout\" : 2|\"nout\" : \"two\"|holds no network that can be read",
        "\"nout\" : 2|\"nout\" : [[2]]|holds no network that can be read",
        "\"hasBias\" : true|\"hasBias\" : {}|holds no network that can be read",
        "conf.layers.ConvolutionLayer|conf.layers.NoSuchLayer|holds no network that can be read",
        "conf.layers.ConvolutionLayer|evil.Layer|names the class org.deeplearning4j.nn.evil.Layer",
        "\"padding\" : [ 0, 0 ]|\"padding\" : [ 2147483647, 2147483647 ]|layer 0",
        "\"padding\" : [ 0, 0 ]|\"padding\" : [ 20000, 20000 ]|layer 0",
        "\"padding\" : [ 0, 0 ]|\"padding\" : [ 0 ]|has a window of [0]",
        "\"padding\" : [ 0, 0 ]|\"padding\" : null|has a window",
        "\"stride\" : [ 1, 1 ]|\"stride\" : [ 0, 0 ]|layer 0",
        "\"stride\" : [ 1, 1 ]|\"stride\" : [ -1, 1 ]|layer 0",
        "\"dilation\" : [ 1, 1 ]|\"dilation\" : [ 0, 1 ]|has a window of [0, 1]",
        "\"kernelSize\" : [ 2, 2 ]|\"kernelSize\" : [ -2, 2 ]|layer 0",
        "\"kernelSize\" : [ 2, 2 ]|\"kernelSize\" : [ 65536, 65536 ]|layer 0",
        "\"numChannels\" : 1|\"numChannels\" : 2|",
        "\"biasInit\" : 0.0|\"biasInit\" : \"NaN\"|parameters are NaN or infinite",
        "\"activationFn\"|\"other\"|",
        "\"weightInitFn\"|\"other\"|",
        "\"confs\" : [|\"confs\" : [ null,|a part is missing",
      })
  void aConfigurationThatWasMadeToDoHarmIsRefused(String is, String becomes, String why)
      throws IOException {
    String json = image(2, 3).toJson();
    assertTrue(json.contains(is), json);
    Files.writeString(model, json.replaceFirst(java.util.regex.Pattern.quote(is), becomes));
    refused(why == null ? "net.json" : why);
  }

  @ParameterizedTest
  @CsvSource({
    "'', can be read",
    "null, a part is missing",
    "'{}', a part is missing",
    "'[]', holds",
    "'{\"confs\": [', not JSON",
    "'hello', not JSON",
    "'{\"networkInputs\": [\"a\"]}', is a ComputationGraph",
  })
  void aFileThatHoldsNoNetworkIsRefused(String content, String why) throws IOException {
    Files.writeString(model, content == null ? "" : content);
    refused("net.json: the model ");
    refused(why);
  }

  @Test
  void aFileOfNoEndOfBracketsIsRefused() throws IOException {
    Files.writeString(model, "{\"confs\": " + "[".repeat(100_000));
    refused("net.json: the model ");
  }

  @Test
  void aZipIsHeldToTheSame() throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(OwnModels.layers(dense(5).build(), output(5, CLASSES)));
    network.init();
    network.save(directory.resolve("net.zip").toFile(), true);
    String zip = "model: net.zip";
    refused(validate("label-awareness", zip, "seed: [0, 1]"), "all seeds train the same");
    assertEquals(Said.DONE, validate("label-awareness", zip).code());
    network.params().putScalar(3, Double.NaN);
    network.save(directory.resolve("net.zip").toFile(), true);
    refused(validate("label-awareness", zip), "net.zip: 1 of its");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: net.json, width: 3|network.width: not beside network.model",
        "model: net.json, parametrization: ntk|network.parametrization: not beside",
        "model: missing.json|missing.json: no such file",
        "model: []|network.model: names no file",
        "model: 3|network.model: 3 is not allowed",
        "model: 'my net.json'|whose name has letters",
        "model: [net.json, net.json]|names without their endings differ",
        "model: [net.json, net.zip]|names without their endings differ",
      })
  void theSpecIsRefusedByItsKey(String network, String why) throws IOException {
    OwnModels.write(model, OwnModels.layers(dense(5).build(), output(5, CLASSES)));
    refused(validate("label-awareness", network), why);
  }

  @Test
  void otherKindsAndProbesOfDenseNetworksAreNamed() throws IOException {
    OwnModels.write(model, image(2, 3));
    for (String kind : List.of("drift", "spectrum", "catapult", "kernel-regression")) {
      refused(validate(kind, "model: net.json"), "network.model: [net.json] is not allowed");
    }
    for (String probe : List.of("layers", "collapse", "sharpness")) {
      refused("the probe " + probe + " reads dense", "probes: [" + probe + "]");
    }
    OwnModels.write(
        model, OwnModels.layers(dense(5).activation(Activation.TANH).build(), output(5, CLASSES)));
    refused("the probe sharpness reads dense ReLU networks", "probes: [sharpness]");
    OwnModels.write(model, OwnModels.layers(dense(5).build(), output(5, CLASSES)));
    Said softmax = validate("label-awareness", "model: net.json", "probes: [activity]");
    assertEquals(Said.DONE, softmax.code(), softmax.err());
    assertNotEquals("", softmax.out());
  }
}
