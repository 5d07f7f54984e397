package org.ntkdynamics.data;

import java.io.DataInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DataVec record reader over a pair of IDX files. A record is the image, a float array of shape
 * {@code [1, rows·columns]} with values of 0–1 (the byte divided by 255), and the label, an
 * integer.
 *
 * <p>Works with any data set in MNIST's format, gzip-compressed or plain, and with {@code
 * RecordReaderDataSetIterator(reader, batch, 1, reader.numLabels())}. Not thread-safe.
 */
public final class IdxRecordReader extends BaseRecordReader implements SampleSource {
  private static final long serialVersionUID = 1L;

  private final transient IdxFile images;
  private final transient IdxFile labels;
  private transient Configuration conf = new Configuration();
  private int position;

  /**
   * Opens a pair of files.
   *
   * @param imageFile unsigned bytes of shape {@code [samples, rows, columns]}
   * @param labelFile unsigned bytes of shape {@code [samples]}
   * @throws DataException if a file cannot be used or their numbers of samples differ
   */
  public IdxRecordReader(Path imageFile, Path labelFile) {
    images = IdxFile.read(imageFile, 3);
    labels = IdxFile.read(labelFile, 1);
    if (images.samples() != labels.samples()) {
      throw new DataException(
          imageFile
              + " has "
              + images.samples()
              + " images, but "
              + labelFile
              + " has "
              + labels.samples()
              + " labels; the numbers must agree");
    }
  }

  /** The number of samples. */
  @Override
  public int samples() {
    return images.samples();
  }

  /** The number of pixels of an image. */
  public int pixels() {
    return images.sampleSize();
  }

  @Override
  public int inputs() {
    return pixels();
  }

  /** The pixels of an image, each of 0 to 255. */
  @Override
  public double[] values(int index) {
    double[] pixels = new double[pixels()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.value(index * pixels.length + i);
    }
    return pixels;
  }

  @Override
  public String place(int index) {
    return images.digest().file() + ": image " + index;
  }

  /** The label of a sample. */
  @Override
  public int label(int index) {
    return labels.value(index);
  }

  /** The number of classes: one more than the largest label. */
  public int numLabels() {
    return IntStream.range(0, samples()).map(this::label).max().orElse(0) + 1;
  }

  @Override
  public int classes() {
    return numLabels();
  }

  /** The digests of the two files, images first. */
  @Override
  public List<FileDigest> digests() {
    return List.of(images.digest(), labels.digest());
  }

  /** Does nothing: the files are read on construction. */
  @Override
  public void initialize(InputSplit split) {}

  /** Does nothing: the files are read on construction. */
  @Override
  public void initialize(Configuration conf, InputSplit split) {}

  @Override
  public boolean hasNext() {
    return position < samples();
  }

  @Override
  public List<Writable> next() {
    return record(position++);
  }

  @Override
  public boolean batchesSupported() {
    return false;
  }

  @Override
  public List<List<Writable>> next(int num) {
    List<List<Writable>> records = new ArrayList<>();
    while (records.size() < num && hasNext()) {
      records.add(next());
    }
    return records;
  }

  @Override
  public void reset() {
    position = 0;
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public List<String> getLabels() {
    return IntStream.range(0, numLabels()).mapToObj(String::valueOf).toList();
  }

  @Override
  public Record nextRecord() {
    return loadFromMetaData(metaData(position++));
  }

  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    int index = (int) ((RecordMetaDataIndex) metaData).getIndex();
    return new org.datavec.api.records.impl.Record(record(index), metaData);
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    return metaData.stream().map(this::loadFromMetaData).toList();
  }

  /** Not supported: a record spans two files. */
  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw new UnsupportedOperationException("a record spans two files, not one stream");
  }

  @Override
  public void close() {}

  @Override
  public Configuration getConf() {
    return conf;
  }

  @Override
  public void setConf(Configuration conf) {
    this.conf = conf;
  }

  private RecordMetaData metaData(int index) {
    return new RecordMetaDataIndex(index, images.digest().file().toUri(), IdxRecordReader.class);
  }

  /** The record of a sample. */
  private List<Writable> record(int index) {
    return List.of(
        new NDArrayWritable(image(index, DataType.FLOAT)), new IntWritable(label(index)));
  }

  /**
   * An image, each pixel the number of the type that is nearest to its byte divided by 255.
   *
   * @return shape {@code [1, rows·columns]}
   */
  INDArray image(int index, DataType type) {
    double[] pixels = Scaler.unit().apply(values(index), () -> place(index));
    return Nd4j.create(pixels, new long[] {1, pixels.length}, type);
  }
}
