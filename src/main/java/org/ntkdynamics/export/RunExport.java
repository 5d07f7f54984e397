package org.ntkdynamics.export;

import java.nio.file.Path;
import org.ntkdynamics.store.RunDirectory;

/** Writes a run in a form that other programs read. */
public interface RunExport {
  /**
   * Writes all that was written of a run so far.
   *
   * @param target a directory; files in it are replaced
   * @throws java.io.UncheckedIOException if files cannot be read or written
   * @throws org.ntkdynamics.store.StoreException if a file of the run does not hold what it should
   */
  void write(RunDirectory run, Path target);
}
