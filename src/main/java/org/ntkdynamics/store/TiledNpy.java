package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;

/**
 * A symmetric {@code [N, N]} {@code .npy} file that is written a tile at a time and appears when
 * all are there. Until then it is {@code NAME.npy.partial}, beside which {@code NAME.npy.tiles} has
 * the SHA-256 of every finished tile, its mirror image included: whoever opens it again finds the
 * tiles that are whole, whatever its process died of.
 *
 * <p>{@code NAME.npy.tiles} is text: the origin in its first line, then {@code ROW COLUMN SHA-256}
 * a tile. Not thread-safe.
 */
public final class TiledNpy implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 64;

  private static final Pattern FINISHED =
      Pattern.compile("(?<tile>(?<row>[0-9]{1,9}) (?<column>[0-9]{1,9})) (?<digest>[0-9a-f]{64})");

  private final Path file;
  private final Path partial;
  private final Path record;
  private final String origin;
  private final int size;
  private final int edge;
  private final int header;
  private final FileChannel channel;
  private final Map<String, String> digests = new LinkedHashMap<>();

  private TiledNpy(Path file, String origin, int size, int edge, FileChannel channel) {
    this.file = file;
    this.partial = partial(file);
    this.record = record(file);
    this.origin = origin;
    this.size = size;
    this.edge = edge;
    this.channel = channel;
    this.header = NpyFile.header(new long[] {size, size}).length;
  }

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + ".partial");
  }

  private static Path record(Path file) {
    return file.resolveSibling(file.getFileName() + ".tiles");
  }

  /** Whether an earlier process has left tiles of a file. */
  public static boolean isBegun(Path file) {
    return Files.exists(record(file));
  }

  /**
   * Begins a file, or goes on with it: every finished tile is read and held against its digest.
   *
   * @param origin one line that says what the tiles are of; those of another are refused
   * @param size N
   * @param edge how many rows and columns a tile has; the last ones may have fewer
   * @param warned is told of tiles that are not as they were written, one line each
   * @throws StoreException if what is there was begun from another origin
   * @throws UncheckedIOException if the file system refuses
   */
  public static TiledNpy open(
      Path file, String origin, int size, int edge, Consumer<String> warned) {
    try {
      List<String> found = isBegun(file) ? Files.readAllLines(record(file)) : List.of();
      if (!found.isEmpty() && !found.get(0).equals(origin)) {
        throw new StoreException(
            record(file)
                + ": begun with another request, \""
                + found.get(0)
                + "\"; repeat that, or delete it with "
                + partial(file).getFileName());
      }
      FileChannel channel =
          FileChannel.open(
              partial(file),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      TiledNpy tiled = new TiledNpy(file, origin, size, edge, channel);
      try {
        tiled.begin(found.isEmpty() ? found : found.subList(1, found.size()), warned);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return tiled;
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private void begin(List<String> finished, Consumer<String> warned) throws IOException {
    channel.truncate(place(size, 0));
    ByteBuffer bytes = ByteBuffer.wrap(NpyFile.header(new long[] {size, size}));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    for (String line : finished) {
      Matcher tile = FINISHED.matcher(line);
      if (tile.matches() && isWhole(tile)) {
        digests.put(tile.group("tile"), tile.group("digest"));
      } else {
        String name = tile.matches() ? tile.group("tile") : '"' + line + '"';
        warned.accept(partial + ": tile " + name + " is damaged; it is computed again");
      }
    }
  }

  private boolean isWhole(Matcher tile) throws IOException {
    int row = Integer.parseInt(tile.group("row"));
    int column = Integer.parseInt(tile.group("column"));
    return row <= column && column < blocks() && digest(row, column).equals(tile.group("digest"));
  }

  /** How many tiles are a row of them. */
  public int blocks() {
    return (size + edge - 1) / edge;
  }

  /** How many tiles there are on and above the diagonal. */
  public int tiles() {
    return blocks() * (blocks() + 1) / 2;
  }

  /** The first row of a block of them. */
  public int from(int block) {
    return block * edge;
  }

  /** The row after its last. */
  public int to(int block) {
    return Math.min(size, (block + 1) * edge);
  }

  /** How many tiles are finished. */
  public int finished() {
    return digests.size();
  }

  /** Whether a tile and its mirror image are in the file. */
  public boolean isFinished(int row, int column) {
    return digests.containsKey(key(row, column));
  }

  /**
   * Writes a tile and its mirror image.
   *
   * @param row its place, counted in tiles
   * @param column likewise, not below {@code row}
   * @param tile of any real type and order; written as double
   * @param factor what every number is multiplied by
   * @throws UncheckedIOException if the file system refuses; the tile counts as not written
   */
  public void write(int row, int column, INDArray tile, double factor) {
    MessageDigest sha256 = Sha256.digest();
    try {
      writeRows(from(row), from(column), tile, factor, sha256);
      if (row != column) {
        writeRows(from(column), from(row), tile.transpose(), factor, sha256);
      }
      channel.force(false);
    } catch (IOException e) {
      throw refused(file, e);
    }
    digests.put(key(row, column), Sha256.hex(sha256));
    writeRecord();
  }

  private void writeRows(
      int firstRow, int firstColumn, INDArray tile, double factor, MessageDigest sha256)
      throws IOException {
    int columns = (int) tile.size(1);
    ByteBuffer bytes = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < tile.size(0); from += ROWS_AT_ONCE) {
      long to = Math.min(from + ROWS_AT_ONCE, tile.size(0));
      double[] values =
          NativeArrays.doubles(tile.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()));
      for (int row = from; row < to; row++) {
        bytes.clear();
        for (int j = 0; j < columns; j++) {
          bytes.putDouble(factor * values[(row - from) * columns + j]);
        }
        sha256.update(bytes.array());
        bytes.flip();
        long place = place(firstRow + row, firstColumn);
        while (bytes.hasRemaining()) {
          channel.write(bytes, place + bytes.position());
        }
      }
    }
  }

  private String digest(int row, int column) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    readRows(row, column, sha256);
    if (row != column) {
      readRows(column, row, sha256);
    }
    return Sha256.hex(sha256);
  }

  private void readRows(int row, int column, MessageDigest sha256) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((to(column) - from(column)) * Double.BYTES);
    for (int i = from(row); i < to(row); i++) {
      bytes.clear();
      long place = place(i, from(column));
      while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {
        // A file that is too short has another digest.
      }
      sha256.update(bytes.array(), 0, bytes.position());
    }
  }

  private long place(int row, int column) {
    return header + ((long) row * size + column) * Double.BYTES;
  }

  private static String key(int row, int column) {
    return row + " " + column;
  }

  private void writeRecord() {
    StringBuilder text = new StringBuilder(origin).append('\n');
    digests.forEach((key, digest) -> text.append(key).append(' ').append(digest).append('\n'));
    AtomicFiles.write(record, text.toString());
  }

  /**
   * Gives the file its name.
   *
   * @throws IllegalStateException if a tile is missing
   */
  public void finish() {
    if (finished() != tiles()) {
      throw new IllegalStateException(finished() + " of " + tiles() + " tiles are finished");
    }
    try {
      channel.force(true);
      channel.close();
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private static UncheckedIOException refused(Path file, IOException e) {
    return new UncheckedIOException(
        file
            + ": it or what was begun of it cannot be read or written: "
            + e.getMessage()
            + "; the same command goes on once it can",
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw refused(file, e);
    }
  }
}
