package org.ntkdynamics.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.data.IdxFiles.gzip;
import static org.ntkdynamics.data.IdxFiles.idx;
import static org.ntkdynamics.data.IdxFiles.images;
import static org.ntkdynamics.data.IdxFiles.labels;
import static org.ntkdynamics.data.IdxFiles.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.datavec.api.records.Record;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class IdxRecordReaderTest {
  @TempDir Path directory;

  private IdxRecordReader reader(byte[] images, byte[] labels) {
    return new IdxRecordReader(
        write(directory.resolve("images"), images), write(directory.resolve("labels"), labels));
  }

  @Test
  void readsImagesAndLabelsPlainAndCompressed() {
    for (IdxRecordReader reader :
        List.of(reader(images(5), labels(5)), reader(gzip(images(5)), gzip(labels(5))))) {
      assertEquals(5, reader.samples());
      assertEquals(6, reader.pixels());
      assertEquals(3, reader.numLabels());
      reader.next();
      List<Writable> second = reader.next();
      float[] pixels = ((NDArrayWritable) second.get(0)).get().toFloatVector();
      assertArrayEquals(
          new float[] {7 / 255f, 8 / 255f, 9 / 255f, 10 / 255f, 11 / 255f, 12 / 255f}, pixels);
      assertEquals(1, second.get(1).toInt());
      assertEquals(3, reader.next(10).size());
      assertFalse(reader.hasNext());
      reader.reset();
      assertTrue(reader.hasNext());
    }
  }

  @Test
  void pixelsAreRoundedOnceAndToTheTypeAskedFor() {
    byte[] every = new byte[256];
    for (int value = 0; value < 256; value++) {
      every[value] = (byte) value;
    }
    IdxRecordReader reader = reader(idx(new int[] {1, 16, 16}, every), labels(1));
    double[] doubles = reader.image(0, DataType.DOUBLE).data().asDouble();
    float[] floats = reader.image(0, DataType.FLOAT).data().asFloat();
    for (int value = 0; value < 256; value++) {
      assertEquals(value / 255.0, doubles[value]);
      assertEquals(value / 255f, floats[value]);
    }
  }

  @Test
  void theDigestIsThatOfTheUncompressedContent() {
    FileDigest plain = reader(images(4), labels(4)).digests().get(0);
    FileDigest compressed = reader(gzip(images(4)), labels(4)).digests().get(0);
    assertEquals(plain.sha256(), compressed.sha256());
    assertEquals(64, plain.sha256().length());
  }

  @Test
  void worksWithDl4jsDataSetIterator() {
    RecordReaderDataSetIterator iterator =
        new RecordReaderDataSetIterator(reader(images(5), labels(5)), 2, 1, 3);
    DataSet first = iterator.next();
    assertArrayEquals(new long[] {2, 6}, first.getFeatures().shape());
    assertArrayEquals(new float[] {0, 1, 0}, first.getLabels().getRow(1).toFloatVector());
    iterator.next();
    assertEquals(1, iterator.next().numExamples());
  }

  @Test
  void aRecordIsFoundAgainByItsMetaData() {
    IdxRecordReader reader = reader(images(5), labels(5));
    reader.next();
    Record record = reader.nextRecord();
    Record again = reader.loadFromMetaData(record.getMetaData());
    assertEquals(record.getRecord(), again.getRecord());
  }

  static Stream<Arguments> damages() {
    byte[] images = images(5);
    byte[] labels = labels(5);
    byte[] zipped = gzip(images);
    byte[] flipped = zipped.clone();
    flipped[zipped.length / 2] ^= 0x55;
    byte[] checksum = zipped.clone();
    checksum[zipped.length - 6] ^= 0x55;
    byte[] longer = Arrays.copyOf(images, images.length + 1);
    return Stream.of(
        Arguments.of(labels, labels, "images: not the expected IDX file: magic number 0x00000801"),
        Arguments.of(images, images, "labels: not the expected IDX file: magic number 0x00000803"),
        Arguments.of(
            "not an IDX".getBytes(StandardCharsets.US_ASCII),
            labels,
            "images: not the expected IDX file"),
        Arguments.of(new byte[0], labels, "images: cut short"),
        Arguments.of(Arrays.copyOf(images, 10), labels, "images: cut short"),
        Arguments.of(Arrays.copyOf(images, 30), labels, "images: cut short: 14 of 30 bytes"),
        Arguments.of(
            idx(new int[] {60000, 30, 1000}, new byte[9]),
            labels,
            "images: cut short: at most 25 of 1800000000 bytes"),
        Arguments.of(longer, labels, "images: has more data than its header [5, 2, 3] says"),
        Arguments.of(Arrays.copyOf(zipped, zipped.length - 4), labels, "images: cut short"),
        Arguments.of(Arrays.copyOf(zipped, 20), labels, "images: cut short"),
        Arguments.of(flipped, labels, "images: "),
        Arguments.of(checksum, labels, "images: damaged gzip data"),
        Arguments.of(idx(new int[] {0, 2, 3}, new byte[0]), labels, "images: dimension 0 is 0"),
        Arguments.of(idx(new int[] {-1, 2, 3}, new byte[0]), labels, "images: dimension 0 is -1"),
        Arguments.of(
            idx(new int[] {60000, 60000, 60000}, new byte[0]), labels, "more than 2^31 bytes"),
        Arguments.of(images, labels(4), "images has 5 images, but"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void refusesDamagedFilesInOneLine(byte[] images, byte[] labels, String message) {
    DataException refusal = assertThrows(DataException.class, () -> reader(images, labels));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  @Test
  void refusesMissingFilesAndDirectories() {
    Path missing = directory.resolve("missing");
    assertTrue(
        assertThrows(DataException.class, () -> new IdxRecordReader(missing, missing))
            .getMessage()
            .endsWith("missing: no such file"));
    assertTrue(
        assertThrows(DataException.class, () -> new IdxRecordReader(directory, missing))
            .getMessage()
            .contains("is a directory"));
  }
}
