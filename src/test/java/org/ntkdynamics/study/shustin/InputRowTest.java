package org.ntkdynamics.study.shustin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.store.TestUnits;
import org.ntkdynamics.store.UnitDirectory;

class InputRowTest {
  @Test
  void inputsReadBack(@TempDir Path directory) {
    UnitDirectory unit = TestUnits.in(directory);
    SdUnit sd =
        new SdUnit(
            "key",
            4,
            5,
            List.of(1),
            WeightLaw.GAUSSIAN,
            new PairSampling(3, SamplerKind.DENSE, Sweep.of(0.3, 1.0, -0.9)),
            0);
    List<InputRow> rows = InputRow.of(sd);
    assertEquals(12, rows.size());
    double cosine = 0;
    for (int j = 0; j < 4; j++) {
      cosine += rows.get(j).value() * rows.get(8 + j).value();
    }
    assertEquals(rows.get(8).cosine(), cosine, 1e-14);
    assertEquals(List.of(), InputRow.TABLE.read(unit));
    InputRow.TABLE.write(unit, rows);
    assertEquals(rows, InputRow.TABLE.read(unit));
  }
}
