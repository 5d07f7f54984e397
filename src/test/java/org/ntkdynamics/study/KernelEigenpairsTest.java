package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.store.NpyFile;

/** That memory decides whether eigenpairs come out, and not which. */
class KernelEigenpairsTest {
  private static final int SIZE = 60;

  @TempDir Path directory;

  /** A diagonal whose values decay slowly, so that one block of vectors does not do. */
  private Path kernel() {
    double[] entries = new double[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      entries[i * SIZE + i] = 1 + 1 / (i + 1.0);
    }
    Path file = directory.resolve("k.npy");
    NpyFile.write(file, SquareMatrix.takeOver(SIZE, entries));
    return file;
  }

  @Test
  void vectorsThatDoNotFitAreRefused() {
    Path kernel = kernel();
    KernelEigenpairs.Result all =
        KernelEigenpairs.of(kernel, 2, null, MemoryNeed.krylov(SIZE, SIZE));
    assertEquals(2, all.eigenvalues().get(0), 1e-12);
    assertEquals(all, KernelEigenpairs.of(kernel, 2, null, 1e12));
    Path out = directory.resolve("v.npy");
    for (int dimensions : new int[] {9, 20}) {
      double memory = MemoryNeed.krylov(SIZE, dimensions);
      UnsupportedNetworkException refusal =
          assertThrows(
              UnsupportedNetworkException.class, () -> KernelEigenpairs.of(kernel, 2, out, memory));
      assertTrue(
          refusal.getMessage().contains("k.npy: the search for its eigenvalues needs"),
          refusal.getMessage());
    }
    assertTrue(Files.notExists(out));
  }
}
