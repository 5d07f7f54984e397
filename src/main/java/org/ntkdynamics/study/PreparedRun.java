package org.ntkdynamics.study;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.DatasetFile;

/**
 * A run that another process has ordered work on, prepared here. One process works on many units of
 * it, at once too: the last one is kept.
 *
 * @param text its run.yaml
 * @param directory the run directory as the other process names it, which need not be here: what
 *     relative paths in the text are taken from
 */
record PreparedRun(String text, Path directory, Spec config, Run run) {
  private static @Nullable PreparedRun last;

  static synchronized PreparedRun of(String text, Path directory) {
    PreparedRun known = last;
    if (known == null || !known.text().equals(text) || !known.directory().equals(directory)) {
      Spec config = Studies.reader().parse("run.yaml", text, List.of(), directory);
      known = new PreparedRun(text, directory, config, Studies.prepare(config));
      last = known;
    }
    return known;
  }

  /** The unit of a key, which the run has. */
  Unit unit(String key) {
    return run.units().stream().filter(unit -> unit.key().equals(key)).findFirst().orElseThrow();
  }

  /**
   * Compares the data here with those of the run.
   *
   * @param digests the SHA-256 of its files, in order
   * @throws DataException if they differ
   */
  void refuseOtherData(List<String> digests) {
    List<String> here = run.datasetFiles().stream().map(DatasetFile::sha256).toList();
    if (!here.equals(digests)) {
      throw new DataException(
          "the data here are not those of the run: SHA-256 of the files are "
              + here
              + ", must be "
              + digests);
    }
  }
}
