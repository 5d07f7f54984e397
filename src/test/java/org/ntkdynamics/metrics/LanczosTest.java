package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.random.RandomStreams;

/** Lanczos' eigenvalues of diagonal matrices, which are known. */
class LanczosTest {

  private static INDArray start(int size, DataType type) {
    double[] numbers =
        ZigguratSampler.NormalizedGaussian.of(RandomStreams.stream(5, "test", "lanczos"))
            .samples(size)
            .toArray();
    return Nd4j.createFromArray(numbers).castTo(type);
  }

  private static Lanczos ofDiagonal(double[] entries, DataType type, Lanczos.Aim aim) {
    INDArray diagonal = Nd4j.createFromArray(entries).castTo(type);
    return Lanczos.of(v -> diagonal.mul(v), start(entries.length, type), aim);
  }

  @Test
  void findsTheLargestOfManyOfBothSigns() {
    double[] entries = IntStream.range(0, 400).mapToDouble(i -> Math.sin(i) - 0.5).toArray();
    entries[7] = 9;
    entries[8] = 4;
    entries[9] = 3;
    entries[10] = -20;
    Lanczos found = ofDiagonal(entries, DataType.DOUBLE, new Lanczos.Aim(3, 1e-9, 100));
    assertEquals(9, found.values().get(0), 1e-8);
    assertEquals(4, found.values().get(1), 1e-8);
    assertEquals(3, found.values().get(2), 1e-8);
    assertTrue(found.residual() <= 9e-9);
    assertTrue(found.products() < 100, found.products() + " products");
  }

  @Test
  void singlePrecisionIsThatExact() {
    double[] entries = IntStream.range(0, 400).mapToDouble(i -> Math.sin(i) - 0.5).toArray();
    entries[7] = 9;
    Lanczos found = ofDiagonal(entries, DataType.FLOAT, new Lanczos.Aim(1, 1e-5, 60));
    assertEquals(9, found.values().get(0), 1e-4);
  }

  @Test
  void theResidualBoundsTheError() {
    double[] entries = IntStream.range(0, 400).mapToDouble(i -> i / 400.0).toArray();
    Lanczos found = ofDiagonal(entries, DataType.DOUBLE, new Lanczos.Aim(1, 0, 12));
    double value = found.values().get(0);
    assertEquals(12, found.products());
    assertTrue(
        IntStream.range(0, 400).anyMatch(i -> Math.abs(entries[i] - value) <= found.residual()));
  }

  @Test
  void anEigenvalueIsFoundOnceAndNoMoreThanThereAre() {
    Lanczos found =
        ofDiagonal(new double[] {2, 2, 2, 1, 1}, DataType.DOUBLE, new Lanczos.Aim(3, 0, 50));
    assertEquals(2, found.products());
    assertEquals(2, found.values().get(0), 1e-14);
    assertEquals(1, found.values().get(1), 1e-14);
    assertTrue(Double.isNaN(found.values().get(2)));
  }

  @Test
  void allOfASmallOneAreFound() {
    Lanczos found =
        ofDiagonal(new double[] {-1, 4, 0.5, 3}, DataType.DOUBLE, new Lanczos.Aim(4, 0, 50));
    double[] expected = {4, 3, 0.5, -1};
    for (int rank = 0; rank < 4; rank++) {
      assertEquals(expected[rank], found.values().get(rank), 1e-13);
    }
  }
}
