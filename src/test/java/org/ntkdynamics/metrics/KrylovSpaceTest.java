package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.TestNetworks;

/** The largest eigenpairs from products alone, against LAPACK on the whole matrix. */
class KrylovSpaceTest {
  /** A Gaussian Gram matrix with more samples than features, and a slow decay. */
  private static INDArray gram(int n, int features) {
    INDArray x = TestNetworks.inputs(TestNetworks.widths(features, 1), n, 1);
    for (int j = 0; j < features; j++) {
      x.getColumn(j).divi(1 + j);
    }
    return x.mmul(x.transpose());
  }

  private static INDArray start(int n, int columns) {
    return TestNetworks.inputs(TestNetworks.widths(columns, 1), n, 2);
  }

  @Test
  void eigenpairsAreThoseOfTheDenseSolver() {
    INDArray matrix = gram(400, 500);
    Eigenpairs dense = Eigenpairs.top(NativeArrays.matrix(matrix), 8);
    TopEigenpairs found =
        TopEigenpairs.of(SymmetricProduct.of(matrix), start(400, 12), 8, 1e-10, 400);
    for (int rank = 0; rank < 8; rank++) {
      assertEquals(dense.value(rank), found.pairs().value(rank), 1e-8 * dense.value(0));
      INDArray one = Nd4j.create(dense.vector(rank));
      INDArray other = Nd4j.create(found.pairs().vector(rank));
      assertEquals(1, Math.abs(Nd4j.getBlasWrapper().dot(one, other)), Tolerance.F64);
      assertTrue(found.residuals().get(rank) <= 1e-10 * dense.value(0));
    }
    assertTrue(found.products() < 30, found.products() + " products");
  }

  @Test
  void eigenvaluesThatCoincideAreAllFound() {
    INDArray matrix = Nd4j.diag(Nd4j.create(new double[] {5, 5, 5, 2, 1, 1, 0.5, 0.25}));
    TopEigenpairs found = TopEigenpairs.of(SymmetricProduct.of(matrix), start(8, 3), 3, 1e-12, 8);
    found.pairs().values().forEach(value -> assertEquals(5, value, Tolerance.F64));
  }

  @Test
  void aSpaceThatCannotGrowIsInvariant() {
    INDArray matrix = gram(60, 4);
    try (KrylovSpace space = new KrylovSpace(SymmetricProduct.of(matrix), matrix)) {
      assertEquals(4, space.size(), "the columns of a matrix of rank 4");
      space.grow(60);
      assertEquals(4, space.size());
      assertTrue(space.isInvariant());
      for (double residual : space.ritz(4).residuals()) {
        assertEquals(0, residual, Tolerance.F64 * space.ritz(1).value(0));
      }
    }
    try (KrylovSpace space = new KrylovSpace(SymmetricProduct.of(gram(20, 30)), start(20, 3))) {
      space.grow(1000);
      assertEquals(20, space.size());
      assertTrue(space.isInvariant());
    }
  }

  @Test
  void aBlockTooNarrowIsRefused() {
    SymmetricProduct matrix = SymmetricProduct.of(Nd4j.eye(5).castTo(DataType.DOUBLE));
    assertThrows(
        IllegalArgumentException.class, () -> TopEigenpairs.of(matrix, start(5, 2), 3, 1e-8, 5));
  }
}
