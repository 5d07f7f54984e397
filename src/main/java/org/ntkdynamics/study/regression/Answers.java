package org.ntkdynamics.study.regression;

import java.util.BitSet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.training.Evaluation;

/**
 * What a predictor answers.
 *
 * @param train to the training images, shape {@code [N, K]}
 * @param test to the test images, shape {@code [M, K]}
 * @param time see {@link RegressionRow}
 * @param error likewise
 */
record Answers(INDArray train, INDArray test, double time, double error) {

  /**
   * Answers and what they should be.
   *
   * @param train shape {@code [N, K]}
   * @param test shape {@code [M, K]}
   */
  record Targets(INDArray train, INDArray test) {
    int outputs() {
      return (int) train.size(1);
    }

    /** The test images that are answered rightly. */
    BitSet hits(Answers answers) {
      return Evaluation.hits(
          NativeArrays.doubles(answers.test), NativeArrays.doubles(test), outputs());
    }

    Evaluation ofTrain(Answers answers) {
      return evaluation(answers.train, train);
    }

    Evaluation ofTest(Answers answers) {
      return evaluation(answers.test, test);
    }

    private Evaluation evaluation(INDArray answers, INDArray targets) {
      return Evaluation.of(NativeArrays.doubles(answers), NativeArrays.doubles(targets), outputs());
    }
  }

  /** The row of a predictor. */
  RegressionRow row(int step, Predictor predictor, Targets targets, BitSet initial) {
    Evaluation train = targets.ofTrain(this);
    Evaluation test = targets.ofTest(this);
    BitSet gained = targets.hits(this);
    BitSet lost = (BitSet) initial.clone();
    lost.andNot(gained);
    gained.andNot(initial);
    return new RegressionRow(
        step,
        predictor,
        time,
        train.loss(),
        test.loss(),
        train.accuracy(),
        test.accuracy(),
        gained.cardinality(),
        lost.cardinality(),
        error);
  }
}
