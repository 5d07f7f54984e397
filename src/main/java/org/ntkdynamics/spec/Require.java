package org.ntkdynamics.spec;

import java.util.HashSet;
import java.util.List;

/** The checks that config records share; each refuses with an {@link InvalidValueException}. */
public final class Require {
  private Require() {}

  /** The checks between the parts that every training experiment has. */
  public static void trainable(DataSpec data, TrainingSpec training, KernelSpec kernel) {
    trainable(data, training, kernel.steps());
  }

  /** The same of kernels at some steps. */
  public static void trainable(DataSpec data, TrainingSpec training, List<Integer> kernelSteps) {
    for (int step : kernelSteps) {
      if (step > training.steps()) {
        throw new InvalidValueException(
            "kernel.steps", step, "at most training.steps, which is " + training.steps());
      }
    }
    if (!training.batchSize().isFull() && training.batchSize().samples() > data.trainSize()) {
      throw new InvalidValueException(
          "training.batchSize",
          training.batchSize().samples(),
          "full or at most data.trainSize, which is " + data.trainSize());
    }
  }

  /** The check of experiments that do not scale outputs. */
  public static void unscaled(NetworkSpec network) {
    if (!network.outputScale().equals(List.of(Defaults.OUTPUT_SCALE))) {
      throw new InvalidValueException(
          "network.outputScale",
          network.outputScale(),
          "1.0 in this kind: label-awareness and drift have others");
    }
  }

  /** The check of experiments that build their networks themselves. */
  public static void described(NetworkSpec network) {
    if (network.isModel()) {
      throw new InvalidValueException(
          "network.model",
          network.model().stream().map(ModelRef::fileName).toList(),
          "left out in this kind, which draws its networks itself: label-awareness trains models");
    }
  }

  /** The check of experiments whose statements are of ReLU networks. */
  public static void relu(NetworkSpec network) {
    described(network);
    if (!network.activation().hasPhase()) {
      throw new InvalidValueException(
          "network.activation",
          network.activation().label(),
          "relu in this kind, whose statements are of ReLU networks: label-awareness has others");
    }
  }

  public static int atLeast(int minimum, String key, int value) {
    if (value < minimum) {
      throw new InvalidValueException(key, value, "an integer of at least " + minimum);
    }
    return value;
  }

  public static int between(int low, int high, String key, int value) {
    if (value < low || value > high) {
      throw new InvalidValueException(
          key, value, "an integer of at least " + low + " and at most " + high);
    }
    return value;
  }

  /** Checks a variance or another factor above 0. */
  public static double factor(String key, double value) {
    if (positive(key, value) > Limits.FACTOR || value < 1 / Limits.FACTOR) {
      throw new InvalidValueException(
          key, value, "a finite number above 0, of " + 1 / Limits.FACTOR + " to " + Limits.FACTOR);
    }
    return value;
  }

  /** Checks a positive number that the arithmetic of a precision has to hold. */
  public static double held(Precision precision, String key, double value) {
    if (precision == Precision.FLOAT
        && (positive(key, value) > Float.MAX_VALUE || value < Float.MIN_NORMAL)) {
      throw new InvalidValueException(
          key,
          value,
          "of "
              + Float.MIN_NORMAL
              + " to "
              + Float.MAX_VALUE
              + " with precision: float; other values need precision: double");
    }
    return positive(key, value);
  }

  public static double positive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new InvalidValueException(key, value, "a finite number above 0");
    }
    return value;
  }

  public static double notNegative(String key, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new InvalidValueException(key, value, "a finite number of at least 0");
    }
    return value;
  }

  public static double between(double low, double high, String key, double value) {
    if (!(value >= low && value < high)) {
      throw new InvalidValueException(key, value, "at least " + low + " and below " + high);
    }
    return value;
  }

  /** Checks that a list of integers begins at a minimum at least and only rises. */
  public static void ascending(String key, List<Integer> values, int minimum) {
    for (int i = 0; i < values.size(); i++) {
      atLeast(minimum, key, values.get(i));
      if (i > 0 && values.get(i) <= values.get(i - 1)) {
        throw new InvalidValueException(key, values, "a strictly ascending list");
      }
    }
  }

  /** Checks that a list has no element twice. */
  public static void distinct(String key, List<?> values) {
    if (new HashSet<>(values).size() < values.size()) {
      throw new InvalidValueException(key, values, "a list without repetitions");
    }
  }
}
