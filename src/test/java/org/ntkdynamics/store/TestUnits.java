package org.ntkdynamics.store;

import java.nio.file.Path;

/** Directories of units without a run. */
public final class TestUnits {
  private TestUnits() {}

  public static UnitDirectory in(Path root) {
    return new UnitDirectory(root);
  }
}
