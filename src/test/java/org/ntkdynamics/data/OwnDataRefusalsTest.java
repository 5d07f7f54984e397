package org.ntkdynamics.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.data.OwnFiles.grey;
import static org.ntkdynamics.data.OwnFiles.labels;
import static org.ntkdynamics.data.OwnFiles.npy;
import static org.ntkdynamics.data.OwnFiles.write;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.spec.SpecReader;

/** Every file that cannot be used is refused in one line that names it. */
class OwnDataRefusalsTest {
  @TempDir Path directory;

  private void load(String yaml, Scaling scaling, int train, int test) {
    DatasetRef dataset = SpecReader.dataset("test", yaml, directory);
    Datasets.load(new DataSpec(dataset, train, test, scaling), 0, DataType.FLOAT);
  }

  private static void assertRefused(String message, Executable request) {
    DataException refusal = assertThrows(DataException.class, request);
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {images: a, labels: b, folder: c}      | key folder is not allowed: must be images, labels, testImages, testLabels
          {folder: a, labels: b}                 | key labels is not allowed: must be folder, testFolder
          {folder: 3}                            | folder: 3 is not allowed: must be a path
          {csv: a}                               | label: null is not allowed: must be the name of a column
          {csv: a, label: -1}                    | label: -1 is not allowed
          {csv: a, label: 1.5}                   | label: 1.5 is not allowed
          {csv: a, label: x, header: false}      | label: x is not allowed: must be the number of a column
          {csv: a, label: x, header: 3}          | header: 3 is not allowed: must be true or false
          {inputs: a}                            | a dataset without labels is not allowed
          {inputs: a, labels: b, testInputs: c}  | only one of testInputs and testLabels
          {what: a}                              | is not allowed: must be mnist, {images: …
          cifar                                  | cifar is not allowed: must be mnist, {images: …
          """)
  void datasetsThatAreNone(String yaml, String message) {
    SpecException refusal =
        assertThrows(SpecException.class, () -> SpecReader.dataset("test", yaml, directory));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("1,0\n2,0,3\n", "1", "t.csv:2: has 3 fields: must have 2 as the first"),
        Arguments.of("1,0\n\n2\n", "1", "t.csv:3: has 1 fields: must have 2 as the first"),
        Arguments.of("1\n2\n", "0", "t.csv:1: has one field: must be several, parted by commas"),
        Arguments.of("1;0\n2;1\n", "0", "t.csv:1: has one field"),
        Arguments.of("1,0\nNaN,0\n", "1", "t.csv:2: column 0: \"NaN\" must be a finite number"),
        Arguments.of("1,0\n-Infinity,0\n", "1", "t.csv:2: column 0: \"-Infinity\" must be"),
        Arguments.of("1,0\n1e999,0\n", "1", "t.csv:2: column 0: \"1e999\" must be a finite"),
        Arguments.of("1,0\n,0\n", "1", "t.csv:2: column 0: \"\" must be a finite number"),
        Arguments.of(
            "x,y\n1,0\n", "1", "t.csv:1: column 0: \"x\" must be a finite number; header:"),
        Arguments.of("x,y\nred,0\n", "y", "t.csv:2: column x: \"red\" must be a finite number"),
        Arguments.of("x,y\n1,red\n", "y", "t.csv:2: the label \"red\" is not allowed: must be a"),
        Arguments.of("1,0\n1,-1\n", "1", "t.csv:2: the label -1 is not allowed"),
        Arguments.of("1,0\n1,0.5\n", "1", "t.csv:2: the label 0.5 is not allowed"),
        Arguments.of("1,0\n1,65536\n", "1", "t.csv:2: the label 65536 is not allowed: must be a"),
        Arguments.of("1,0\n1,2\n", "1", "t.csv: has no sample of class 1, but of class 2"),
        Arguments.of("1,1\n1,1\n", "1", "t.csv: has no sample of class 0, but of class 1"),
        Arguments.of("1,0\n2,0\n", "2", "t.csv:1: has no column 2: the label must be of 0 to 1"),
        Arguments.of("x,y\n2,0\n", "z", "t.csv:1: has no column z: must be one of x, y"),
        Arguments.of("x,x\n2,0\n", "x", "t.csv:1: has several columns x"),
        Arguments.of("1,0\n\"2,0\n", "1", "t.csv:2: a quote that does not end on its line"),
        Arguments.of("", "1", "t.csv: has no samples"),
        Arguments.of("x,y\n", "y", "t.csv: has no samples"),
        Arguments.of("\0\1\2\3", "1", "t.csv:1: has one field"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tables(String content, String label, String message) {
    write(directory.resolve("t.csv"), content);
    assertRefused(message, () -> load("{csv: t.csv, label: " + label + "}", Scaling.NONE, 2, 0));
  }

  @Test
  void tablesThatAreTooLarge() {
    Path file = write(directory.resolve("t.csv"), "1,0\n2,1\n3,0\n");
    DatasetRef.Csv table =
        (DatasetRef.Csv) SpecReader.dataset("test", "{csv: t.csv, label: 1}", directory);
    assertEquals(3, new CsvTable(file, table.label(), false, 64).samples());
    assertRefused(
        "t.csv: is too large: its numbers take",
        () -> new CsvTable(file, table.label(), false, 63));
  }

  @Test
  void aLineWithoutAnEnd() throws IOException {
    Path file = directory.resolve("t.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LineLimit.MOST_BYTES + 1L);
    }
    assertRefused(
        "t.csv:1: is longer than any line of a table",
        () -> load("{csv: t.csv, label: 1}", Scaling.NONE, 1, 0));
  }

  @Test
  void testTablesOfOtherColumns() {
    write(directory.resolve("t.csv"), "x,y\n1,0\n2,0\n");
    write(directory.resolve("u.csv"), "y,x\n0,1\n");
    assertRefused(
        "t.csv has the columns x, y, but",
        () -> load("{csv: t.csv, label: y, testCsv: u.csv}", Scaling.NONE, 2, 1));
    write(directory.resolve("u.csv"), "3,4,0\n");
    write(directory.resolve("t.csv"), "1,0\n2,0\n");
    assertRefused(
        "has 1 inputs and 1 classes, but",
        () -> load("{csv: t.csv, label: 1, testCsv: u.csv}", Scaling.NONE, 2, 1));
    write(directory.resolve("u.csv"), "3,1\n");
    assertRefused(
        "has 1 and 2; they must agree",
        () -> load("{csv: t.csv, label: 1, testCsv: u.csv}", Scaling.NONE, 2, 1));
  }

  @Test
  void filesThatAreNone() throws IOException {
    assertRefused(
        "gone.csv: no such file", () -> load("{csv: gone.csv, label: 1}", Scaling.NONE, 1, 0));
    Files.createDirectory(directory.resolve("d"));
    assertRefused(
        "d: is a directory, not a CSV file", () -> load("{csv: d, label: 1}", Scaling.NONE, 1, 0));
    assertRefused(
        "d: is a directory, not a .npy file",
        () -> load("{inputs: d, labels: d}", Scaling.NONE, 1, 0));
    assertRefused(
        "/dev/zero: is no plain file",
        () -> load("{csv: /dev/zero, label: 1}", Scaling.NONE, 1, 0));
    assertRefused("gone: no such folder", () -> load("{folder: gone}", Scaling.UNIT, 1, 0));
    write(directory.resolve("f"), "x");
    assertRefused("f: is a file, not a folder", () -> load("{folder: f}", Scaling.UNIT, 1, 0));
    assertRefused(
        "d: is empty: must hold one folder", () -> load("{folder: d}", Scaling.UNIT, 1, 0));
  }

  static Stream<Arguments> arrays() {
    byte[] good = npy("3, 2", 1, 2, 3, 4, 5, 6);
    byte[] eight = new byte[8];
    return Stream.of(
        Arguments.of(bytes("PK\3\4 a zip"), labels(3), "x.npy: not a .npy file of version 1.0"),
        Arguments.of(new byte[0], labels(3), "x.npy: not a .npy file"),
        Arguments.of(npy("<c16", "False", "1, 1", new byte[16]), labels(1), "is of type <c16"),
        Arguments.of(
            npy(">f8", "False", "1, 1", eight), labels(1), "is of type >f8: must be uint8"),
        Arguments.of(npy("|O", "False", "1, 1", eight), labels(1), "x.npy: is of type |O"),
        Arguments.of(npy("<f8", "True", "1, 1", eight), labels(1), "is in Fortran order"),
        Arguments.of(npy("<f8", "False", "1,", eight), labels(1), "its shape is [1]: must be [sam"),
        Arguments.of(npy("<f8", "False", "0, 2", new byte[0]), labels(1), "[0, 2]: each must be 1"),
        Arguments.of(
            npy("<f8", "False", "99999999999, 9", eight), labels(1), "[-1, 9]: each must be 1"),
        Arguments.of(
            npy("|u1", "False", "60000, 60000", eight), labels(1), "asks for more than 2^31 bytes"),
        Arguments.of(npy("|u1", "False", "60000, 30000", eight), labels(1), "x.npy: "),
        Arguments.of(Arrays.copyOf(good, good.length - 1), labels(3), "x.npy: cut short: its hea"),
        Arguments.of(Arrays.copyOf(good, good.length + 1), labels(3), "has more data than it sho"),
        Arguments.of(
            npy("3, 1", 1, Double.NaN, 2), labels(3), "sample 1 has NaN at 0: must be fin"),
        Arguments.of(good, labels(4), "x.npy has 3 samples, but"),
        Arguments.of(good, npy("3,", 0, 1, 2), "y.npy: is of type <f8: must be uint8, int8"),
        Arguments.of(good, npy("|i1", "False", "3, 1", new byte[3]), "must be [samples]"),
        Arguments.of(
            good,
            npy("|i1", "False", "3,", new byte[] {0, 1, -1}),
            "sample 2: the label -1 is not"),
        Arguments.of(
            good,
            npy("|i1", "False", "3,", new byte[] {0, 3, 1}),
            "y.npy: has no sample of class 2"),
        Arguments.of(
            npy("1, 1", 1e300), npy("|i1", "False", "1,", new byte[1]), "1.0E300 is more"));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void arrays(byte[] inputs, byte[] labels, String message) {
    write(directory.resolve("x.npy"), inputs);
    write(directory.resolve("y.npy"), labels);
    assertRefused(message, () -> load("{inputs: x.npy, labels: y.npy}", Scaling.NONE, 1, 0));
  }

  @Test
  void valuesThatAreNoPixels() {
    write(directory.resolve("x.npy"), npy("3, 1", 0, 255, 0.5));
    write(directory.resolve("y.npy"), labels(3));
    assertRefused(
        "x.npy: sample 2 has the value 0.5, which is no pixel of 0 to 255 to be divided by 255:"
            + " data.scaling must be none or standardised",
        () -> load("{inputs: x.npy, labels: y.npy}", Scaling.UNIT, 3, 0));
    write(directory.resolve("t.csv"), "1,0\n256,0\n");
    assertRefused(
        "t.csv:2 has the value 256", () -> load("{csv: t.csv, label: 1}", Scaling.UNIT, 2, 0));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] colour() {
    return OwnFiles.image("png", BufferedImage.TYPE_3BYTE_BGR, 3, 2, 1);
  }

  static Stream<Arguments> images() {
    byte[] jpeg = OwnFiles.image("jpg", BufferedImage.TYPE_BYTE_GRAY, 30, 20, 1);
    byte[] png = grey(3, 2, 1);
    byte[] flipped = png.clone();
    flipped[png.length / 2] ^= 0x55;
    return Stream.of(
        Arguments.of("z.png", grey(2, 3, 1), "z.png: is 2 × 3 in grey, but"),
        Arguments.of("z.png", colour(), "z.png: is 3 × 2 in 3 channels, but"),
        Arguments.of(
            "z.png", OwnFiles.promise(60_000, 60_000), "has 60000 × 60000 pixels: must be"),
        Arguments.of("z.png", OwnFiles.promise(2_000_000_000, 2), "has 2000000000 × 2 pixels"),
        Arguments.of("z.png", OwnFiles.promise(3, 2), "z.png: is damaged"),
        Arguments.of("z.png", OwnFiles.promise(0, 2), "z.png: is damaged"),
        Arguments.of("z.png", OwnFiles.promise(-1, 2), "z.png: is damaged"),
        Arguments.of("z.png", flipped, "z.png: is damaged"),
        Arguments.of("z.png", Arrays.copyOf(png, 20), "z.png: is damaged"),
        Arguments.of("z.png", new byte[0], "z.png: is no image: must be PNG or JPEG"),
        Arguments.of("z.png", bytes("GIF89a"), "z.png: is no image: must be PNG or JPEG"),
        Arguments.of("z.jpg", Arrays.copyOf(jpeg, jpeg.length * 2 / 3), "z.jpg: is damaged"),
        Arguments.of("z.jpg", Arrays.copyOf(jpeg, 30), "z.jpg: is damaged"),
        Arguments.of("z.txt", bytes("x"), "z.txt: must be a .png, .jpg or .jpeg file"),
        Arguments.of("z.png/deep.png", png, "z.png: must be a .png, .jpg or .jpeg file"),
        Arguments.of(
            "z.png",
            OwnFiles.image("png", BufferedImage.TYPE_4BYTE_ABGR, 3, 2, 1),
            "z.png: is transparent: must be grey"),
        Arguments.of(
            "z.png",
            OwnFiles.image("png", BufferedImage.TYPE_USHORT_GRAY, 3, 2, 1),
            "z.png: has 16 bits a channel: must be"));
  }

  @ParameterizedTest
  @MethodSource("images")
  void images(String name, byte[] content, String message) {
    Path folder = OwnFiles.folder(directory.resolve("f"), 2, "cat", "dog");
    write(folder.resolve("dog").resolve(name), content);
    assertRefused(message, () -> load("{folder: f}", Scaling.UNIT, 4, 0));
  }

  @Test
  void linksInAFolder() throws IOException {
    Path folder = OwnFiles.folder(directory.resolve("f"), 2, "cat", "dog");
    Path image = folder.resolve("cat/0.png");
    Path link = Files.createSymbolicLink(folder.resolve("cat/2.png"), image);
    assertRefused(
        "2.png: is a symbolic link: must be", () -> load("{folder: f}", Scaling.UNIT, 4, 0));
    Files.delete(link);
    Files.createSymbolicLink(folder.resolve("cow"), folder.resolve("cat"));
    assertRefused(
        "cow: is a symbolic link: must be", () -> load("{folder: f}", Scaling.UNIT, 4, 0));
  }

  @Test
  void foldersOfOtherThings() throws IOException {
    Path folder = OwnFiles.folder(directory.resolve("f"), 2, "cat", "dog");
    Path empty = Files.createDirectory(folder.resolve("cow"));
    assertRefused(
        "cow: is empty: must hold the images of a class",
        () -> load("{folder: f}", Scaling.UNIT, 4, 0));
    Files.delete(empty);
    Path stray = write(folder.resolve("labels.csv"), "x");
    assertRefused(
        "labels.csv: must be a folder, with the images of one class",
        () -> load("{folder: f}", Scaling.UNIT, 4, 0));
    Files.delete(stray);
    OwnFiles.folder(directory.resolve("g"), 1, "cow");
    assertRefused(
        "cow: is no class of the training images: must be cat, dog",
        () -> load("{folder: f, testFolder: g}", Scaling.UNIT, 4, 1));
    assertRefused(
        "data.trainSize: 5 is not allowed: must be at most 4 in",
        () -> load("{folder: f}", Scaling.UNIT, 5, 0));
    try (RandomAccessFile sparse =
        new RandomAccessFile(folder.resolve("dog/huge.png").toFile(), "rw")) {
      sparse.setLength(1L << 33);
    }
    assertRefused(
        "huge.png: is too large for an image", () -> load("{folder: f}", Scaling.UNIT, 4, 0));
  }
}
