package org.ntkdynamics.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Files of networks that were made to do harm, and honest ones that look a little like them. */
@SuppressWarnings("JavaUtilDate") // A class of Java that attacks like to begin with.
class HostileModelTest {
  /** Where the parts of {@code coefficients.bin} begin. */
  private static final int SHAPE_INFO = 2 + 16 + 8 + 2 + 4; // MIXED_DATA_TYPES, length, LONG

  private static final int RANK = SHAPE_INFO;
  private static final int COLUMNS = SHAPE_INFO + 2 * Long.BYTES;
  private static final int ROW_STRIDE = SHAPE_INFO + 3 * Long.BYTES;
  private static final int STRIDE = SHAPE_INFO + 4 * Long.BYTES;
  private static final int ORDER = SHAPE_INFO + 7 * Long.BYTES;
  private static final int VALUES = ORDER + Long.BYTES + 2 + 16; // MIXED_DATA_TYPES

  private final Path file;
  private final MultiLayerNetwork network = TestCheckpoints.checkpoint(0).network();

  HostileModelTest(@TempDir Path directory) throws IOException {
    file = directory.resolve("model.zip");
    network.save(file.toFile(), true);
  }

  @Test
  void anHonestModelIsReadToTheBit() {
    MultiLayerNetwork read = ModelFile.read(file);
    assertEquals(network.params(), read.params());
    assertEquals(network.getUpdater().getStateViewArray(), read.getUpdater().getStateViewArray());
    assertEquals(network.getLayerWiseConfigurations(), read.getLayerWiseConfigurations());
  }

  @Test
  void networksOfOtherLayersAreReadToo() throws IOException {
    MultiLayerNetwork other =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .dropOut(0.9)
                .weightInit(new NormalDistribution(0, 1))
                .l2(0.01)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(2).build())
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutionalFlat(6, 6, 1))
                .build());
    other.init();
    other.save(file.toFile(), false);
    INDArray input = Nd4j.rand(DataType.DOUBLE, 2, 36);
    assertEquals(other.output(input), ModelFile.read(file).output(input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocessor.bin", "normalizer.bin"})
  void javaObjectsAreNotRead(String entry) throws IOException {
    add(entry, serialized(nestedSets()));
    assertEquals(network.params(), ModelFile.read(file).params());
    add(entry, serialized(new Date()));
    assertEquals(network.params(), ModelFile.read(file).params());
  }

  @Test
  void theSecondWallStopsWhatDl4jItselfWouldDeserialise() throws IOException {
    DeserializationFilter.install();
    for (Object object : new Object[] {new Date(), nestedSets()}) {
      add("preprocessor.bin", serialized(object));
      Exception thrown =
          assertThrows(Exception.class, () -> MultiLayerNetwork.load(file.toFile(), true));
      assertTrue(thrown.toString().contains("REJECTED"), thrown.toString());
    }
  }

  @Test
  void theSecondWallLeavesOthersAlone() throws Exception {
    DeserializationFilter.install();
    DeserializationFilter.install();
    Set<Date> sent = new HashSet<>(Set.of(new Date(3)));
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized(sent)))) {
      assertEquals(sent, in.readObject());
    }
  }

  @ParameterizedTest
  @CsvSource({
    RANK + ", -1, is of rank -1",
    RANK + ", 3, is of rank 3",
    RANK + ", 4611686018427387904, is of rank",
    COLUMNS + ", -17, is no row of numbers",
    COLUMNS + ", 1000000, values in a shape for",
    ROW_STRIDE + ", 1000000, its strides are wrong",
    STRIDE + ", 1000000, its strides are wrong",
    STRIDE + ", -1, its strides are wrong",
    ORDER + ", 0, is in the order 0",
    VALUES + ", -13, values in a shape for",
    VALUES + ", 4611686018427387904, values in a shape for",
  })
  void aHeaderThatIsNotTheArraysIsRefused(int at, long value, String why) throws IOException {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      byte[] bytes = written(Nd4j.createUninitialized(type, new long[] {1, 13}, 'c'));
      ByteBuffer.wrap(bytes).putLong(at, value);
      InvalidCheckpointException thrown =
          assertThrows(InvalidCheckpointException.class, () -> StoredArray.read("x.bin", bytes));
      assertTrue(String.valueOf(thrown.getMessage()).contains(why), thrown.getMessage());
    }
  }

  @Test
  void aLengthWhoseBytesOverflowIsRefused() throws IOException {
    byte[] bytes = written(Nd4j.createUninitialized(DataType.DOUBLE, new long[] {1, 13}, 'c'));
    ByteBuffer.wrap(bytes).putLong(COLUMNS, (1L << 61) + 13).putLong(VALUES, (1L << 61) + 13);
    assertThrows(InvalidCheckpointException.class, () -> StoredArray.read("x.bin", bytes));
  }

  @Test
  void whatTheMachineLacksIsNoDamageOfTheFile() throws Exception {
    assertThrows(StoreException.class, () -> ModelArchive.open(file.getParent()));
    byte[] zip = Files.readAllBytes(file);
    int directoryEntry = new String(zip, ISO_8859_1).indexOf("PK\1\2");
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directoryEntry + 24, 0x7fffff00);
    Files.write(file, zip);
    try (ModelArchive archive = ModelArchive.open(file)) {
      StoreException thrown =
          assertThrows(
              StoreException.class,
              () -> archive.entry("configuration.json", Long.MAX_VALUE),
              "of 2 GB, which half of the heap does not hold");
      assertTrue(thrown.getMessage().contains("NTK_JAVA_OPTS"), thrown.getMessage());
    }
  }

  @Test
  void rowVectorsOfBothRanksAreRead() throws Exception {
    double[] values = {1, -2, 1e-300};
    INDArray row = Nd4j.create(values, new long[] {1, 3}, 'c');
    assertEquals(row, StoredArray.read("x.bin", written(row)));
    assertEquals(row, StoredArray.read("x.bin", written(Nd4j.createFromArray(values))));
    INDArray floats = row.castTo(DataType.FLOAT);
    assertEquals(floats, StoredArray.read("x.bin", written(floats)));
  }

  @Test
  void otherArraysAreRefused() throws IOException {
    for (INDArray array :
        new INDArray[] {
          Nd4j.ones(DataType.FLOAT, 2, 2),
          Nd4j.ones(DataType.FLOAT, 1, 2, 2),
          Nd4j.ones(DataType.BFLOAT16, 1, 4),
          Nd4j.ones(DataType.INT32, 1, 4)
        }) {
      byte[] bytes = written(array);
      assertThrows(InvalidCheckpointException.class, () -> StoredArray.read("x.bin", bytes));
    }
  }

  @Test
  void aNegativeLengthOfTheShapeIsRefused() throws IOException {
    int length = 2 + "MIXED_DATA_TYPES".length();
    for (long value : new long[] {-1, 0, 7, 1L << 40}) {
      edit(
          "coefficients.bin",
          bytes -> {
            ByteBuffer.wrap(bytes).putLong(length, value);
            return bytes;
          });
      refused("coefficients.bin: it");
    }
  }

  @Test
  void tooFewAndTooManyBytesAreRefused() throws IOException {
    edit("coefficients.bin", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
    refused("bytes of values, not");
    edit("coefficients.bin", bytes -> Arrays.copyOf(bytes, 30));
    refused("it ends too early");
    edit("coefficients.bin", bytes -> Arrays.copyOf(bytes, 0));
    refused("it ends too early");
  }

  @Test
  void parametersOfAnotherNetworkAreRefused() throws IOException {
    editText(json -> json.replace("\"nin\" : 2", "\"nin\" : 3"));
    refused("holds 13 parameters for a network of 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2", "4294967296", "9223372036854775807"})
  void sizesThatNoNetworkHasAreRefused(String size) throws IOException {
    editText(json -> json.replace("\"nin\" : 2", "\"nin\" : " + size));
    refused("sizes in layer 0 that no network has");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.Date",
        "javax.script.ScriptEngineManager",
        "org.deeplearning4j.nn.conf.layers.DenseLayer.",
        "org.deeplearning4j.util.ModelSerializer",
        "org.nd4j.linalg.factory.Nd4j",
        "org.deeplearning4j.nn.conf.layersx.DenseLayer",
      })
  void aClassThatIsNoPartOfANetworkIsRefused(String name) throws IOException {
    editText(json -> json.replace("org.deeplearning4j.nn.conf.layers.DenseLayer", name));
    refused("names the class " + name);
  }

  @Test
  void aClassIsFoundWhereverItIsNamed() throws IOException {
    editText(json -> "{\"a\": [{\"@class\": \"java.util.Date\"}]," + json.strip().substring(1));
    refused("names the class java.util.Date");
    editText(
        json ->
            json.replace(
                "\"@class\" : \"org.deeplearning4j.nn.conf.layers.DenseLayer\"",
                "\"@class\": \"java.util.Date\","
                    + "\"@class\" : \"org.deeplearning4j.nn.conf.layers.DenseLayer\""));
    refused("names the class java.util.Date");
    editText(json -> "{\"dist\": {\"type\": \"java.util.Date\"}," + json.strip().substring(1));
    refused("names the class java.util.Date");
    editText(json -> "{\"a\": {\"@class\": [\"java.util.Date\"]}," + json.strip().substring(1));
    refused("names the class");
  }

  @Test
  void aConfigurationThatIsNoneIsRefused() throws IOException {
    editText(json -> "[".repeat(100_000));
    refused("not JSON");
    editText(json -> "null");
    refused("holds no network that can be read");
    editText(json -> "{}");
    refused("holds");
    editText(json -> "");
    refused("holds no network that can be read");
  }

  @Test
  void bombsAreNotUnpacked() throws IOException {
    byte[] chunk = new byte[1 << 20];
    for (String entry : new String[] {"coefficients.bin", "updaterState.bin", "preprocessor.bin"}) {
      try (FileSystem zip = FileSystems.newFileSystem(file);
          OutputStream out = Files.newOutputStream(zip.getPath(entry))) {
        for (int i = 0; i < 70; i++) {
          out.write(chunk);
        }
      }
      if (entry.equals("preprocessor.bin")) {
        assertEquals(network.params(), ModelFile.read(file).params());
      } else {
        refused(entry + " of 73400320 bytes: must be at most");
      }
      network.save(file.toFile(), true);
    }
    editText(json -> " ".repeat((16 << 20) + 1));
    refused("configuration.json of 16777217 bytes: must be at most");
  }

  @Test
  void aSizeThatIsALieIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] name = "coefficients.bin".getBytes(UTF_8);
    int directory = lastIndexOf(whole, name) - 46;
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 100);
    Files.write(file, whole);
    refused("has another size or CRC than its zip says");
  }

  @Test
  void aModelWithoutAPartIsRefused() throws IOException {
    for (String entry : new String[] {"configuration.json", "coefficients.bin"}) {
      network.save(file.toFile(), true);
      try (FileSystem zip = FileSystems.newFileSystem(file)) {
        Files.delete(zip.getPath(entry));
      }
      refused("holds no " + entry);
    }
  }

  @Test
  void aCheckpointThatContradictsItsSealIsRefused() throws IOException {
    for (String entry : new String[] {"coefficients.bin", "loss.csv"}) {
      CheckpointFile.write(file, TestCheckpoints.ORIGIN, TestCheckpoints.checkpoint(7));
      assertEquals(13, ModelFile.read(file).numParams());
      edit(
          entry,
          bytes -> {
            bytes[bytes.length - 1] ^= 1;
            return bytes;
          });
      refused(entry + " has not the SHA-256 it was written with");
    }
    CheckpointFile.write(file, TestCheckpoints.ORIGIN, TestCheckpoints.checkpoint(7));
    edit("ntk.json", bytes -> "null".getBytes(UTF_8));
    refused("is damaged");
    edit("ntk.json", bytes -> "{\"formatVersion\": 1, \"step\": 7}".getBytes(UTF_8));
    refused("is damaged");
  }

  @Test
  void parametersThatAreNotFiniteHaveNoKernel() throws IOException {
    network.params().putScalar(4, Double.NaN);
    network.params().putScalar(5, Double.NEGATIVE_INFINITY);
    network.save(file.toFile(), true);
    StoreException thrown = assertThrows(StoreException.class, () -> ModelFile.readFinite(file));
    assertTrue(
        thrown.getMessage().contains("2 of its 13 parameters are NaN or infinite"),
        thrown.getMessage());
    assertTrue(Double.isNaN(ModelFile.read(file).params().getDouble(4)));
  }

  private static byte[] written(INDArray array) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Nd4j.write(array, out);
    }
    return bytes.toByteArray();
  }

  private void refused(String why) {
    StoreException thrown = assertThrows(StoreException.class, () -> ModelFile.read(file));
    String message = thrown.getMessage();
    assertTrue(message.contains(why), message);
    assertTrue(message.startsWith(file + ": the model "), message);
    assertFalse(message.contains("\n"), message);
  }

  private void editText(UnaryOperator<String> change) throws IOException {
    network.save(file.toFile(), true);
    edit(
        "configuration.json",
        bytes -> {
          String before = new String(bytes, UTF_8);
          String after = change.apply(before);
          assertFalse(before.equals(after), "nothing was changed");
          return after.getBytes(UTF_8);
        });
  }

  private void edit(String entry, UnaryOperator<byte[]> change) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path path = zip.getPath(entry);
      Files.write(path, change.apply(Files.readAllBytes(path)));
    }
  }

  private void add(String entry, byte[] content) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath(entry), content);
    }
  }

  /** A set whose hash code takes longer than the age of the universe. */
  private static Object nestedSets() {
    Set<Object> root = new HashSet<>();
    Set<Object> left = root;
    Set<Object> right = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Set<Object> nextLeft = new HashSet<>();
      Set<Object> nextRight = new HashSet<>();
      nextLeft.add("x");
      left.add(nextLeft);
      left.add(nextRight);
      right.add(nextLeft);
      right.add(nextRight);
      left = nextLeft;
      right = nextRight;
    }
    return root;
  }

  private static byte[] serialized(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int lastIndexOf(byte[] whole, byte[] part) {
    return new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf(new String(part, UTF_8));
  }
}
