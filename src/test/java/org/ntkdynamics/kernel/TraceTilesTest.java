package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.network.Architecture;

/** What is not of the architecture is refused where padding would let it in. */
class TraceTilesTest {
  private static final Architecture ARCHITECTURE = new Architecture(List.of(790, 3, 1));
  private static final List<Double> SCALES = Collections.nCopies(2, 1.0);

  private static TraceTiles tiles(long parameters) {
    INDArray flat = Nd4j.zeros(DataType.DOUBLE, 1, parameters);
    return new TraceTiles(ARCHITECTURE, flat, SCALES, DataType.DOUBLE, 1);
  }

  @Test
  void otherParametersAreRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> tiles(ARCHITECTURE.parameters() + 1).close());
    assertTrue(thrown.toString().contains("has 2377 parameters"), thrown.toString());
  }

  @Test
  void otherInputsAreRefused() {
    try (TraceTiles tiles = tiles(ARCHITECTURE.parameters())) {
      INDArray x = Nd4j.zeros(DataType.DOUBLE, 2, 784);
      assertThrows(IllegalArgumentException.class, () -> tiles.factors(x).close());
    }
  }
}
