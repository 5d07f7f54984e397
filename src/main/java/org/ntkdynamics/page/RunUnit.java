package org.ntkdynamics.page;

import java.util.Optional;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** What pages show of any unit of a run: its name, its files, how far it is. */
public interface RunUnit {
  /** The name of its directory. */
  String key();

  UnitDirectory directory();

  /** Empty if it was never begun. */
  Optional<UnitStatus> status();
}
