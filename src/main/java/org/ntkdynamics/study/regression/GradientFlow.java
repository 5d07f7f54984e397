package org.ntkdynamics.study.regression;

import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.metrics.KrylovSpace;
import org.ntkdynamics.metrics.SymmetricProduct;

/**
 * Gradient flow on the mean over N training images of {@code ½‖f - y‖²}, of a network whose kernel
 * does not change. After a time τ, the number of steps times their size,
 *
 * <pre>f(x) = f_0(x) + Θ(x, X) Θ(X, X)⁻¹ (I - exp(-τ Θ(X, X)/N)) (y - f_0(X)).</pre>
 *
 * <p>It is computed in a Krylov space of Θ and {@code y - f_0}, which is doubled until no answer
 * changes by more than a tolerance. Directions in which Θ is 0 to rounding are not learnt. Not
 * thread-safe; the kernel is not closed with it.
 */
final class GradientFlow implements AutoCloseable {
  /** How much an answer may change with the last doubling of the space. */
  static final double TOLERANCE = 1e-6;

  /** With 5000 images two such bases are 160 MB. */
  private static final int MOST_DIMENSIONS = 2048;

  private static final int FIRST_BLOCKS = 4;

  /** As a share of the largest eigenvalue. */
  private static final double ROUNDING = 1e-13;

  private static final int BISECTIONS = 200;

  private final FrozenKernel kernel;
  private final Answers initial;
  private final INDArray targets;
  private final KrylovSpace space;
  private Decomposition coarse;
  private Decomposition fine;

  /**
   * @param kernel kept, not copied
   * @param initial what f_0 answers
   * @param targets y, shape {@code [N, K]}
   */
  GradientFlow(FrozenKernel kernel, Answers initial, INDArray targets) {
    this.kernel = kernel;
    this.initial = initial;
    this.targets = targets;
    INDArray residual = targets.sub(initial.train());
    this.space = new KrylovSpace(SymmetricProduct.of(kernel.gram()), residual);
    space.grow(FIRST_BLOCKS * (int) residual.size(1));
    this.coarse = decomposition();
    space.grow(2 * space.size());
    this.fine = decomposition();
  }

  /** What it answers after a time. */
  Answers after(double time) {
    return converged(decomposition -> time);
  }

  /** What it answers when its training loss has fallen to a value; at once if that is not less. */
  Answers atTrainLoss(double loss) {
    return converged(decomposition -> decomposition.timeOf(loss));
  }

  private Answers converged(ToDoubleFunction<Decomposition> time) {
    while (true) {
      Answers before = coarse.answers(time.applyAsDouble(coarse));
      double reached = time.applyAsDouble(fine);
      Answers after = fine.answers(reached);
      double change = space.isInvariant() ? 0 : largestDifference(before.test(), after.test());
      if (change <= TOLERANCE || space.size() >= MOST_DIMENSIONS) {
        return new Answers(after.train(), after.test(), reached, change);
      }
      coarse = fine;
      space.grow(Math.min(MOST_DIMENSIONS, 2 * space.size()));
      fine = decomposition();
    }
  }

  private static double largestDifference(INDArray one, INDArray other) {
    return one.sub(other).amaxNumber().doubleValue();
  }

  private Decomposition decomposition() {
    int size = space.size();
    KrylovSpace.Ritz ritz = space.ritz(size);
    double[] eigenvalues = new double[size];
    for (int i = 0; i < size; i++) {
      eigenvalues[i] = ritz.value(i);
    }
    try (INDArray vectors = ritz.vectors()) {
      return new Decomposition(
          eigenvalues, ritz.start(), vectors.dup('f'), kernel.cross().mmul(vectors));
    }
  }

  @Override
  public void close() {
    space.close();
  }

  /** Θ restricted to the space, in the basis of its eigenvectors. */
  private final class Decomposition {
    private final double[] eigenvalues;
    private final INDArray residual;
    private final INDArray train;
    private final INDArray test;

    /**
     * @param eigenvalues of Θ, the largest first
     * @param residual {@code y - f_0}, shape {@code [m, K]}
     * @param train the eigenvectors, shape {@code [N, m]}
     * @param test what Θ of test and training images makes of them, shape {@code [M, m]}
     */
    Decomposition(double[] eigenvalues, INDArray residual, INDArray train, INDArray test) {
      this.eigenvalues = eigenvalues;
      this.residual = residual;
      this.train = train;
      this.test = test;
    }

    Answers answers(double time) {
      double[] left = new double[eigenvalues.length];
      double[] learnt = new double[eigenvalues.length];
      for (int i = 0; i < left.length; i++) {
        double rate = rate(i);
        left[i] = Math.exp(-rate * time);
        learnt[i] = rate == 0 ? 0 : -Math.expm1(-rate * time) / (rate * images());
      }
      return new Answers(
          targets.sub(train.mmul(scaled(left))),
          initial.test().add(test.mmul(scaled(learnt))),
          time,
          0);
    }

    private INDArray scaled(double[] factors) {
      return residual.mulColumnVector(Nd4j.create(factors, new long[] {factors.length, 1}, 'f'));
    }

    /** {@code λ_i/N}: how fast the residual along an eigenvector shrinks. */
    private double rate(int i) {
      double eigenvalue = eigenvalues[i];
      return eigenvalue <= ROUNDING * eigenvalues[0] ? 0 : eigenvalue / images();
    }

    private double images() {
      return targets.size(0);
    }

    double timeOf(double loss) {
      double[] squares = squares();
      double high = 1 / rate(0);
      if (!(loss < (1 - ROUNDING) * lossAfter(0, squares))) {
        return 0;
      }
      while (lossAfter(high, squares) > loss && high < Double.MAX_VALUE / 2) {
        high *= 2;
      }
      double low = 0;
      for (int i = 0; i < BISECTIONS && low < high; i++) {
        double middle = low + (high - low) / 2;
        if (lossAfter(middle, squares) > loss) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    private double lossAfter(double time, double[] squares) {
      double sum = 0;
      for (int i = 0; i < squares.length; i++) {
        sum += squares[i] * Math.exp(-2 * rate(i) * time);
      }
      return sum / 2 / images();
    }

    /** The squared residual along each eigenvector. */
    private double[] squares() {
      return NativeArrays.doubles(residual.mul(residual).sum(1));
    }
  }
}
