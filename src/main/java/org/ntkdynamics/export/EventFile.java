package org.ntkdynamics.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.tensorflow.framework.Summary;

/**
 * TensorFlow's event files: records of tensorflow/core/util/event.proto, each between its length
 * and checksums (tensorflow/core/lib/io/record_writer.h). The summaries are TensorFlow's own
 * classes, which come with ND4J; of the event around them there are four fields.
 */
final class EventFile {
  private static final String VERSION = "brain.Event:2";

  /** Fields of tensorflow.Event. */
  private static final int WALL_TIME = 1;

  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private static final int ROTATION = 15;
  private static final int MASK_DELTA = 0xa282ead8;

  private final OutputStream out;
  private final double wallTime;

  /**
   * Begins a file.
   *
   * @param wallTime the time that events are given, in seconds since 1970
   */
  EventFile(OutputStream out, double wallTime) throws IOException {
    this.out = out;
    this.wallTime = wallTime;
    record(event -> event.writeString(FILE_VERSION, VERSION));
  }

  /** Adds the values of a step. */
  void add(long step, Summary.Value value) throws IOException {
    Summary summary = Summary.newBuilder().addValue(value).build();
    record(
        event -> {
          event.writeInt64(STEP, step);
          event.writeMessage(SUMMARY, summary);
        });
  }

  /** The fields of an event beside its time. */
  private interface Fields {
    void writeTo(CodedOutputStream event) throws IOException;
  }

  private void record(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream event = CodedOutputStream.newInstance(bytes);
    event.writeDouble(WALL_TIME, wallTime);
    fields.writeTo(event);
    event.flush();
    byte[] data = bytes.toByteArray();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    out.write(length);
    out.write(little(Integer.BYTES).putInt(maskedChecksum(length)).array());
    out.write(data);
    out.write(little(Integer.BYTES).putInt(maskedChecksum(data)).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** CRC-32C, rotated and shifted, as a checksum of data that hold checksums should be. */
  static int maskedChecksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK_DELTA;
  }
}
