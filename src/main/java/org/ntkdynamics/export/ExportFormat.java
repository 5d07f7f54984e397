package org.ntkdynamics.export;

import java.nio.file.Path;
import org.ntkdynamics.store.RunDirectory;

/** The forms there are. */
public enum ExportFormat implements RunExport {
  /** TensorBoard's event files, a directory a unit: scalars, pictures of kernels, histograms. */
  TENSORBOARD {
    @Override
    public void write(RunDirectory run, Path target) {
      run.units().forEach(unit -> TensorBoardExport.write(unit, target.resolve(unit.key())));
    }
  },
  /** NumPy's archives, one a unit: kernels and the columns of the tables. */
  NPZ {
    @Override
    public void write(RunDirectory run, Path target) {
      run.units().forEach(unit -> NpzExport.write(unit, target.resolve(unit.key() + ".npz")));
    }
  },
  /** One table of all units for each table that units have, with the unit as the first column. */
  CSV {
    @Override
    public void write(RunDirectory run, Path target) {
      CsvExport.write(run, target);
    }
  }
}
