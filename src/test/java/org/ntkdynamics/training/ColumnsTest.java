package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;

class ColumnsTest {
  private static final Samples SAMPLES =
      new Samples(Nd4j.ones(DataType.FLOAT, 3, 2), List.of(0, 1, 1), List.of(0, 1, 2), 2);

  @Test
  void closingFreesThemAndLeavesTheSamples() {
    LearningTask task = LearningTask.of(new Dataset(SAMPLES, SAMPLES, List.of()));
    Columns all = Columns.of(task, SAMPLES, 2, DataType.FLOAT);
    Columns some = all.select(new int[] {2, 0});
    all.slice(0, 2).close();
    assertEquals(1, all.inputs().getDouble(1, 2), "a range is not its own to free");
    some.close();
    assertTrue(some.inputs().wasClosed() && some.targets().wasClosed());
    assertEquals(1, all.targets().getDouble(1, 2));
    all.close();
    assertTrue(all.inputs().wasClosed() && all.targets().wasClosed());
    assertFalse(SAMPLES.features().wasClosed());
  }
}
