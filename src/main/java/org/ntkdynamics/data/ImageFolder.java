package org.ntkdynamics.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Images in one sub-folder a class, all of one size. Classes are in the order of the sub-folders'
 * names, as numbers if all of them are, and images within a class in that of theirs. What begins
 * with a dot is left out.
 *
 * <p>Its digest is that of the text that {@code sha256sum} prints of the images in this order: a
 * line {@code <SHA-256> <class>/<file>} each.
 */
final class ImageFolder implements SampleSource, ImageFile {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern IMAGE = Pattern.compile(".*\\.(png|jpg|jpeg)");

  /** Of an image's file: more than its pixels take uncompressed. */
  private static final int MOST_FILE_BYTES = 1 << 24;

  private final Path folder;
  private final List<String> classes;
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final byte[] content;
  private final FileDigest digest;
  private @Nullable ImageShape shape;

  /**
   * Reads a folder whole.
   *
   * @param classes the names of the sub-folders, in order, none of which must be missing; those
   *     that are there if null
   * @throws DataException if it is no such folder, holds a symbolic link or something else, a
   *     sub-folder is empty or of another name, or an image cannot be used or is of another size
   */
  ImageFolder(Path folder, @Nullable List<String> classes) {
    this.folder = folder;
    List<Path> found = subfolders();
    this.classes = classes == null ? names(found) : List.copyOf(classes);
    checkNames(found);
    for (Path subfolder : found) {
      List<Path> images = images(subfolder);
      files.addAll(images);
      int label = this.classes.indexOf(String.valueOf(subfolder.getFileName()));
      images.forEach(image -> labels.add(label));
    }
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    content = contents(sha256);
    digest = new FileDigest(folder, HexFormat.of().formatHex(sha256.digest()));
  }

  private List<Path> subfolders() {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          folder + (Files.exists(folder) ? ": is a file, not a folder" : ": no such folder"));
    }
    List<Path> found = entries(folder);
    for (Path entry : found) {
      if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(entry, "must be a folder, with the images of one class");
      }
    }
    if (found.isEmpty()) {
      throw new DataException(folder + ": is empty: must hold one folder of images a class");
    }
    boolean areNumbers = names(found).stream().allMatch(name -> NUMBER.matcher(name).matches());
    return areNumbers
        ? found.stream()
            .sorted(Comparator.comparingInt(path -> Integer.parseInt(names(List.of(path)).get(0))))
            .toList()
        : found;
  }

  private List<Path> images(Path subfolder) {
    List<Path> found = entries(subfolder);
    for (Path image : found) {
      String name = String.valueOf(image.getFileName()).toLowerCase(Locale.ROOT);
      if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)
          || !IMAGE.matcher(name).matches()) {
        throw refused(image, "must be a .png, .jpg or .jpeg file");
      }
    }
    if (found.isEmpty()) {
      throw new DataException(subfolder + ": is empty: must hold the images of a class");
    }
    return found;
  }

  private static DataException refused(Path path, String allowed) {
    String what = Files.isSymbolicLink(path) ? ": is a symbolic link: " : ": ";
    return new DataException(path + what + allowed);
  }

  /** By name, without those that begin with a dot. */
  private static List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw InputFile.unreadable(directory, e);
    }
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(path -> path.getFileName().toString()).toList();
  }

  private void checkNames(List<Path> found) {
    for (Path subfolder : found) {
      String name = subfolder.getFileName().toString();
      if (!classes.contains(name)) {
        throw new DataException(
            subfolder + ": is no class of the training images: must be " + shown(classes));
      }
    }
  }

  private static String shown(List<String> names) {
    int most = 20;
    String joined = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? joined + ", …" : joined;
  }

  /** The pixels of all images; the lines about the files go into the digest. */
  private byte[] contents(MessageDigest sha256) {
    byte[] all = new byte[0];
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes = bytes(files.get(i));
      String line = DigestUtils.sha256Hex(bytes) + "  " + folder.relativize(files.get(i)) + "\n";
      sha256.update(line.getBytes(StandardCharsets.UTF_8));
      ImageDecoder.Image image = ImageDecoder.decode(files.get(i), bytes);
      if (i == 0) {
        shape = image.shape();
        all = new byte[size(image.content().length)];
      }
      checkShape(files.get(i), image.shape());
      System.arraycopy(image.content(), 0, all, i * image.content().length, image.content().length);
    }
    return all;
  }

  private int size(int imageSize) {
    long size = (long) imageSize * files.size();
    if (size > InputFile.MOST_BYTES) {
      throw new DataException(
          folder + ": its " + files.size() + " images have more than 2^31 bytes of pixels");
    }
    InputFile.checkHeap(folder, (double) size);
    return (int) size;
  }

  private void checkShape(Path file, ImageShape found) {
    if (!found.equals(shape)) {
      throw new DataException(
          file + ": is " + found + ", but " + files.get(0) + " is " + shape + "; they must agree");
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST_FILE_BYTES + 1);
      if (bytes.length > MOST_FILE_BYTES) {
        throw new DataException(
            file + ": is too large for an image: must be at most " + MOST_FILE_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  /** The names of the classes, in the order of their labels. */
  List<String> classNames() {
    return classes;
  }

  @Override
  public int samples() {
    return files.size();
  }

  @Override
  public int inputs() {
    return content.length / files.size();
  }

  @Override
  public double[] values(int index) {
    double[] values = new double[inputs()];
    for (int position = 0; position < values.length; position++) {
      values[position] = value(index, position);
    }
    return values;
  }

  @Override
  public double value(int sample, int position) {
    return Byte.toUnsignedInt(content[sample * inputs() + position]);
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public int classes() {
    return classes.size();
  }

  @Override
  public String place(int index) {
    return files.get(index).toString();
  }

  @Override
  public Optional<ImageShape> imageShape() {
    return Optional.ofNullable(shape);
  }

  @Override
  public double white() {
    return 255;
  }

  @Override
  public FileDigest digest() {
    return digest;
  }

  @Override
  public List<FileDigest> digests() {
    return List.of(digest);
  }
}
