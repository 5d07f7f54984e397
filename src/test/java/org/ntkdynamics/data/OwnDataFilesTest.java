package org.ntkdynamics.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.spec.SpecReader;

/** What Pillow 11.0.0 and NumPy 2.1.3 make of the same files: reference/own_data.py. */
class OwnDataFilesTest {
  private static final Path FILES = Path.of("src/test/resources/org/ntkdynamics/data");

  /** How far two decoders of JPEG may be apart. */
  private static final double JPEG_ROUNDING = 2;

  @TempDir Path directory;

  private DatasetRef dataset(String yaml) {
    return SpecReader.dataset("test", yaml, directory);
  }

  private static double[][] numbers(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .map(line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  @Test
  void pixelsAreThoseOfPillow() throws IOException {
    List<String> lines = Files.readAllLines(FILES.resolve("images/pixels.csv"));
    assertEquals(6, lines.size());
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      int[] expected = Arrays.stream(fields).skip(1).mapToInt(Integer::parseInt).toArray();
      Path file = FILES.resolve("images").resolve(fields[0]);
      ImageDecoder.Image image = ImageDecoder.decode(file, Files.readAllBytes(file));
      assertEquals(new ImageShape(expected[0], expected[1], expected[2]), image.shape(), line);
      double off = fields[0].endsWith("jpg") ? JPEG_ROUNDING : 0;
      assertEquals(expected.length - 3, image.content().length);
      for (int i = 0; i < image.content().length; i++) {
        assertEquals(expected[3 + i], Byte.toUnsignedInt(image.content()[i]), off, fields[0]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"uint8", "int8", "uint16", "int16", "int32", "int64", "float32", "float64"})
  void arraysAreThoseOfNumPy(String type) throws IOException {
    Path arrays = FILES.resolve("arrays");
    NpySource source = new NpySource(arrays.resolve(type + ".npy"), arrays.resolve("labels.npy"));
    double[][] expected = numbers(arrays.resolve("values.csv"));
    assertEquals(expected.length, source.samples());
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], source.values(i));
      assertEquals(i % 3, source.label(i));
    }
  }

  @Test
  void standardisedAsByNumPy() throws IOException {
    Path table = FILES.resolve("table").toAbsolutePath();
    double[][] expected = numbers(table.resolve("standardised.csv"));
    DatasetRef dataset = dataset("{csv: " + table.resolve("train.csv") + ", label: class}");
    Dataset data =
        Datasets.load(new DataSpec(dataset, 9, 0, Scaling.STANDARDISED), 0, DataType.DOUBLE);
    assertEquals(List.of(0, 1, 2, 0, 1, 2, 0, 1, 2), data.train().labels());
    for (int i = 0; i < expected.length; i++) {
      double[] row = data.train().features().getRow(i).toDoubleVector();
      assertArrayEquals(expected[i], row, Tolerance.F64 * 10);
      assertEquals(0, row[3], "a feature without deviation");
    }
    Standardisation used = data.standardisation();
    assertEquals(4, used.features());
    assertEquals(0, used.deviation(3));
    assertEquals(0.1, used.mean(3), Tolerance.F64);
  }

  /** The test samples are scaled by what the drawn training samples are. */
  @Test
  void onlyTrainingSamplesStandardise() {
    OwnFiles.write(directory.resolve("t.csv"), "0,1,9\n1,3,9\n0,5,9\n1,7,9\n0,100,8\n1,-100,8\n");
    OwnFiles.write(directory.resolve("u.csv"), "0,4,9\n1,6.5,7\n");
    DatasetRef dataset = dataset("{csv: t.csv, label: 0, testCsv: u.csv}");
    Dataset all =
        Datasets.load(new DataSpec(dataset, 6, 2, Scaling.STANDARDISED), 0, DataType.DOUBLE);
    Dataset some =
        Datasets.load(new DataSpec(dataset, 2, 2, Scaling.STANDARDISED), 0, DataType.DOUBLE);
    assertFalse(all.standardisation().deviation(0) == some.standardisation().deviation(0));
    double mean = some.standardisation().mean(0);
    double deviation = some.standardisation().deviation(0);
    assertEquals((6.5 - mean) / deviation, some.test().features().getDouble(1, 0));
    double[] kept = some.train().features().getColumn(0).toDoubleVector();
    assertEquals(0, kept[0] + kept[1], Tolerance.F64);
    assertEquals(2, kept[0] * kept[0] + kept[1] * kept[1], Tolerance.F64);
  }

  @Test
  void classesOfAFolderAreInTheOrderOfTheirNames() throws IOException {
    Path folder = OwnFiles.folder(directory.resolve("f"), 2, "dog", "cat");
    OwnFiles.write(folder.resolve("cat/.DS_Store"), "x");
    OwnFiles.write(folder.resolve(".thumbs"), "x");
    ImageFolder source = new ImageFolder(folder, null);
    assertEquals(List.of("cat", "dog"), source.classNames());
    assertEquals(4, source.samples());
    assertEquals(6, source.inputs());
    assertEquals(0, source.label(1));
    assertEquals(folder.resolve("dog/0.png").toString(), source.place(2));
    StringBuilder sums = new StringBuilder();
    for (String name : List.of("cat/0.png", "cat/1.png", "dog/0.png", "dog/1.png")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      sums.append(DigestUtils.sha256Hex(bytes)).append("  ").append(name).append('\n');
    }
    assertEquals(DigestUtils.sha256Hex(sums.toString()), source.digest().sha256());
    Path numbered = OwnFiles.folder(directory.resolve("n"), 1, "10", "9", "0");
    assertEquals(List.of("0", "9", "10"), new ImageFolder(numbered, null).classNames());
  }

  @Test
  void aTestFolderHasTheLabelsOfTheTrainingFolder() {
    OwnFiles.folder(directory.resolve("f"), 2, "ant", "cat", "dog");
    OwnFiles.folder(directory.resolve("g"), 1, "dog", "cat");
    DatasetRef dataset = dataset("{folder: f, testFolder: g}");
    Dataset data = Datasets.load(new DataSpec(dataset, 6, 2), 0, DataType.FLOAT);
    assertEquals(List.of(1, 2), data.test().labels());
    assertEquals(2, data.files().size());
    assertTrue(data.train().features().maxNumber().doubleValue() <= 1);
  }

  @Test
  void aTableMayHaveQuotesEmptyLinesAndAByteOrderMark() {
    OwnFiles.write(
        directory.resolve("t.csv"), "\uFEFF\"the class\",x\r\n1,\"2.5\"\r\n\r\n 0 , -1e3\r\n");
    DatasetRef dataset = dataset("{csv: t.csv, label: the class}");
    Samples samples = Datasets.training(dataset, Scaling.NONE, DataType.DOUBLE);
    assertEquals(List.of(1, 0), samples.labels());
    assertArrayEquals(new double[] {2.5, -1000}, samples.features().reshape(2).toDoubleVector());
  }

  /** A column of numbers may be the label, and a header is skipped then only if it is said. */
  @Test
  void aColumnMayHaveANumber() {
    OwnFiles.write(directory.resolve("t.csv"), "a,b,c\n7,1,8\n9,0,10\n");
    Samples samples =
        Datasets.training(
            dataset("{csv: t.csv, label: 1, header: true}"), Scaling.UNIT, DataType.DOUBLE);
    assertEquals(List.of(1, 0), samples.labels());
    assertEquals(10 / 255.0, samples.features().getDouble(1, 1));
  }

  @Test
  void imagesOfAnyFileAreDrawnAndNothingElse() {
    Path folder = OwnFiles.folder(directory.resolve("f"), 2, "a", "b");
    ImageFolder source = new ImageFolder(folder, null);
    SampleImages drawn = find(source, 3, 0);
    assertEquals(3, drawn.height());
    assertEquals(2, drawn.width());
    for (int p = 0; p < 6; p++) {
      assertEquals(source.value(3, p), Byte.toUnsignedInt(drawn.pixels().get(p)));
    }
    NpyArray pixels =
        NpyArray.inputs(
            OwnFiles.write(directory.resolve("p.npy"), OwnFiles.npy("2, 1, 2", 0, 1, 0.5, 0.25)));
    assertEquals(128, Byte.toUnsignedInt(find(pixels, 1).pixels().get(0)));
    NpyArray flat =
        NpyArray.inputs(OwnFiles.write(directory.resolve("q.npy"), OwnFiles.npy("1, 2", 0, 1)));
    NpyArray wide =
        NpyArray.inputs(OwnFiles.write(directory.resolve("r.npy"), OwnFiles.npy("1, 1, 2", 0, 2)));
    for (ImageFile none : List.of(flat, wide)) {
      assertTrue(
          SampleImages.find(none.digest().file().toString(), none.digest().sha256(), List.of(0))
              .isEmpty());
    }
    Path csv = OwnFiles.write(directory.resolve("t.csv"), "0,1\n");
    assertTrue(SampleImages.find(csv.toString(), "0", List.of(0)).isEmpty());
  }

  @Test
  void largeImagesAreDrawnSmaller() {
    OwnFiles.write(directory.resolve("big/a/0.png"), OwnFiles.grey(130, 65, 1));
    ImageFolder source = new ImageFolder(directory.resolve("big"), null);
    SampleImages drawn = find(source, 0);
    assertEquals(44, drawn.height());
    assertEquals(22, drawn.width());
    double sum = 0;
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        sum += source.value(0, y * 65 + x);
      }
    }
    assertEquals(Math.round(sum / 9), Byte.toUnsignedInt(drawn.pixels().get(0)));
  }

  private static SampleImages find(ImageFile file, Integer... indices) {
    return SampleImages.find(
            file.digest().file().toString(), file.digest().sha256(), List.of(indices))
        .orElseThrow();
  }
}
