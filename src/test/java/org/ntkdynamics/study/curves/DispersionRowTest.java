package org.ntkdynamics.study.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.TestUnits;
import org.ntkdynamics.store.UnitDirectory;

class DispersionRowTest {
  @Test
  void aDispersionOfTheFirstVersionHasNoSkewness(@TempDir Path directory) throws IOException {
    UnitDirectory unit = TestUnits.in(directory);
    Estimate sample = new Estimate(2, 0.1, 1.8, 2.2);
    DispersionRow row =
        new DispersionRow(
            5, 0.5, 1, 100, sample, sample, new DispersionTheory(2, 0.1, 4, 5, 6, 7, 8, 3));
    DispersionRow.TABLE.write(unit, List.of(row));
    assertEquals(List.of(row), DispersionRow.TABLE.read(unit));
    String text = Files.readString(unit.root().resolve(Tables.MOMENTS));
    String older = text.replace(",exact_skewness\n", "\n").replaceAll(",3[.]0\n$", "\n");
    Files.writeString(unit.root().resolve(Tables.MOMENTS), older);
    DispersionRow read = DispersionRow.TABLE.read(unit).get(0);
    assertTrue(Double.isNaN(read.theory().exactSkewness()));
    assertEquals(8, read.theory().limitCorrected());
    Files.writeString(unit.root().resolve(Tables.MOMENTS), text.replace(",limit_corrected", ""));
    assertThrows(StoreException.class, () -> DispersionRow.TABLE.read(unit));
  }
}
