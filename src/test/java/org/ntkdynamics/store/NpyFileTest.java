package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.NpyHeader;
import org.ntkdynamics.matrix.SquareMatrix;

class NpyFileTest {
  private final Path directory;

  NpyFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void bytesAreThoseNumPyWrites() throws IOException {
    Path file = directory.resolve("a.npy");
    NpyFile.write(file, Nd4j.create(new double[][] {{1, 2, Double.NaN}, {-4, 1e-300, 6}}));
    assertArrayEquals(reference("numpy-2x3.npy"), Files.readAllBytes(file));
  }

  @Test
  void headerIsAlignedAndNamesTypeOrderAndShape() throws IOException {
    Path file = directory.resolve("a.npy");
    NpyFile.write(file, Nd4j.create(new double[] {5}));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0x93, Byte.toUnsignedInt(bytes.get(0)));
    int headerLength = bytes.getShort(8);
    assertEquals(0, (10 + headerLength) % 64);
    String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
    assertTrue(
        header.startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }"), header);
    assertEquals(5.0, bytes.getDouble(10 + headerLength));
  }

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void roundTripWhateverTheOrderInMemory(char order) {
    INDArray array = Nd4j.linspace(0, 1, 24, DataType.DOUBLE).reshape('c', 2, 3, 4).dup(order);
    assertRoundTrip(array, array);
  }

  @Test
  void viewsAreWrittenAsTheyAreSeen() {
    INDArray base = Nd4j.linspace(0, 1, 12, DataType.DOUBLE).reshape('c', 3, 4);
    assertRoundTrip(base.transpose(), base.transpose());
    assertRoundTrip(base.getColumn(1), base.getColumn(1));
  }

  @Test
  void floatsBecomeDoublesExactly() {
    INDArray floats = Nd4j.create(new float[] {0.1f, 1e-30f});
    assertRoundTrip(floats, floats.castTo(DataType.DOUBLE));
  }

  @Test
  void arraysLargerThanTheBufferAreWhole() {
    INDArray array = Nd4j.linspace(0, 1, 400_000, DataType.DOUBLE).reshape('c', 1000, 400);
    assertRoundTrip(array, array);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = directory.resolve("a.npy");
    assertThrows(StoreException.class, () -> NpyFile.read(file));
    Files.writeString(file, "not an array at all");
    assertThrows(StoreException.class, () -> NpyFile.read(file));
    Files.write(file, reference("numpy-fortran.npy"));
    StoreException thrown = assertThrows(StoreException.class, () -> NpyFile.read(file));
    assertTrue(thrown.toString().contains("C order"), thrown.toString());
  }

  @Test
  void extentsOfTooManyDigitsAreRefused() throws IOException {
    Path file = directory.resolve("a.npy");
    byte[] header = NpyHeader.bytes("<f8", 99_999_999_999L, 99_999_999_999L);
    Files.write(file, Arrays.copyOf(header, header.length + 8));
    assertThrows(StoreException.class, () -> NpyFile.read(file));
    assertThrows(StoreException.class, () -> NpyFile.readMatrix(file));
  }

  @Test
  void anExtentInTwoPartsIsRefused() throws IOException {
    Path file = directory.resolve("a.npy");
    byte[] whole = reference("numpy-2x3.npy");
    String text = new String(whole, StandardCharsets.ISO_8859_1).replace("(2, 3), ", "(2 2, 3),");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    StoreException thrown = assertThrows(StoreException.class, () -> NpyFile.read(file));
    assertTrue(thrown.toString().contains("a.npy"), thrown.toString());
    assertTrue(thrown.toString().contains("2 2, 3"), thrown.toString());
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = directory.resolve("a.npy");
    byte[] whole = reference("numpy-2x3.npy");
    Files.write(file, Arrays.copyOf(whole, whole.length - 8));
    StoreException thrown = assertThrows(StoreException.class, () -> NpyFile.read(file));
    assertTrue(thrown.toString().contains("40 bytes"), thrown.toString());
  }

  @Test
  void aMatrixAndAnArrayOfItsNumbersGiveTheSameFile() throws IOException {
    int size = 400; // More numbers than are written at once.
    INDArray array =
        Nd4j.linspace(-1, 1, (long) size * size, DataType.DOUBLE).reshape('c', size, size);
    Path ofArray = directory.resolve("array.npy");
    Path ofMatrix = directory.resolve("matrix.npy");
    SquareMatrix matrix = NativeArrays.matrix(array);
    assertEquals(NpyFile.write(ofArray, array), NpyFile.write(ofMatrix, matrix));
    assertArrayEquals(Files.readAllBytes(ofArray), Files.readAllBytes(ofMatrix));
    assertEquals(matrix, NpyFile.readMatrix(ofMatrix));
    assertRoundTrip(array, array);
  }

  private void assertRoundTrip(INDArray written, INDArray expected) {
    Path file = directory.resolve("a.npy");
    NpyFile.write(file, written);
    INDArray read = NpyFile.read(file);
    assertEquals(DataType.DOUBLE, read.dataType());
    assertArrayEquals(expected.shape(), read.shape());
    assertArrayEquals(
        expected.dup('c').data().asDouble(), read.dup('c').data().asDouble(), "values");
  }

  private static byte[] reference(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(NpyFileTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }
}
