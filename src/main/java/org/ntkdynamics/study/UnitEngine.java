package org.ntkdynamics.study;

import java.util.List;

/** Where the units of a run are worked on. */
public interface UnitEngine {
  /**
   * Looks whether units can be worked on here, before anything is written.
   *
   * @throws org.ntkdynamics.network.UnsupportedNetworkException if there is too little memory
   */
  default void check(List<? extends Unit> units) {}

  /**
   * Works on units until each has ended, has failed, or was asked to stop. Nothing is at work any
   * more when it returns or throws.
   *
   * @throws java.io.UncheckedIOException if files cannot be written; so for {@link
   *     org.ntkdynamics.store.StoreException}
   */
  void work(OpenUnits open);
}
