package org.ntkdynamics.store;

import java.util.List;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;

/**
 * A file that a run has read.
 *
 * @param file its path or name
 * @param sha256 the SHA-256 digest of its bytes, 64 lower-case hexadecimal digits
 */
public record DatasetFile(String file, String sha256) {
  /** The files that a data set was read from. */
  public static List<DatasetFile> of(Dataset data) {
    return data.files().stream()
        .map(digest -> new DatasetFile(Datasets.portableName(digest.file()), digest.sha256()))
        .toList();
  }
}
