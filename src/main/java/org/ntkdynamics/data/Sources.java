package org.ntkdynamics.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.DatasetRef;

/**
 * What a spec names, read whole.
 *
 * @param train where the training samples are
 * @param test where the test samples are; null if they are among those
 */
record Sources(SampleSource train, @Nullable SampleSource test) {
  private static final Map<String, String> MNIST_SHA256 =
      Map.of(
          "train-images-idx3-ubyte.gz",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte.gz",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte.gz",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte.gz",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  /**
   * Reads a data set.
   *
   * @param home what named sets lie below
   * @throws DataException if a file cannot be used, or a named set has another digest than it
   *     should
   */
  static Sources of(DatasetRef dataset, Path home) {
    return of(dataset, home, true);
  }

  /** The training samples alone. */
  static SampleSource train(DatasetRef dataset, Path home) {
    return of(dataset, home, false).train;
  }

  private static Sources of(DatasetRef dataset, Path home, boolean withTest) {
    if (dataset instanceof DatasetRef.Files files) {
      String test = withTest ? files.testImages() : null;
      return new Sources(
          idx(files.images(), files.labels()),
          test == null ? null : idx(test, String.valueOf(files.testLabels())));
    }
    if (dataset instanceof DatasetRef.Folder folder) {
      return folder(folder, withTest);
    }
    if (dataset instanceof DatasetRef.Csv csv) {
      return csv(csv, withTest);
    }
    if (dataset instanceof DatasetRef.Npy npy) {
      return npy(npy, withTest);
    }
    return new Sources(mnist(home, "train"), withTest ? mnist(home, "t10k") : null);
  }

  private static SampleSource idx(String images, String labels) {
    return new IdxRecordReader(Path.of(images), Path.of(labels));
  }

  private static Sources folder(DatasetRef.Folder named, boolean withTest) {
    ImageFolder train = new ImageFolder(Path.of(named.folder()), null);
    String test = withTest ? named.testFolder() : null;
    return new Sources(
        train, test == null ? null : new ImageFolder(Path.of(test), train.classNames()));
  }

  private static Sources csv(DatasetRef.Csv named, boolean withTest) {
    CsvTable train = table(named, named.csv());
    Labels.checkEveryClass(train.labels(), Path.of(named.csv()));
    String testFile = withTest ? named.testCsv() : null;
    if (testFile == null) {
      return new Sources(train, null);
    }
    CsvTable test = table(named, testFile);
    train.checkColumns(test);
    return new Sources(train, test);
  }

  private static CsvTable table(DatasetRef.Csv named, String file) {
    return new CsvTable(
        Path.of(file), named.label(), named.header(), (double) Runtime.getRuntime().maxMemory());
  }

  private static Sources npy(DatasetRef.Npy named, boolean withTest) {
    NpySource train = new NpySource(Path.of(named.inputs()), Path.of(named.labels()));
    Labels.checkEveryClass(train.labels(), Path.of(named.labels()));
    String test = withTest ? named.testInputs() : null;
    return new Sources(
        train,
        test == null
            ? null
            : new NpySource(Path.of(test), Path.of(String.valueOf(named.testLabels()))));
  }

  private static SampleSource mnist(Path home, String part) {
    Path directory = home.resolve("datasets").resolve("mnist");
    SampleSource reader =
        new IdxRecordReader(
            directory.resolve(part + "-images-idx3-ubyte.gz"),
            directory.resolve(part + "-labels-idx1-ubyte.gz"));
    List<FileDigest> digests = reader.digests();
    for (FileDigest digest : digests) {
      String expected = MNIST_SHA256.get(digest.file().getFileName().toString());
      if (!digest.sha256().equals(expected)) {
        throw new DataException(
            digest.file()
                + ": not MNIST's file: SHA-256 of the content is "
                + digest.sha256()
                + ", must be "
                + expected);
      }
    }
    return reader;
  }
}
