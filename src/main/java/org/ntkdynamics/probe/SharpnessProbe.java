package org.ntkdynamics.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.table.Column;
import org.ntkdynamics.training.LossHessian;
import org.ntkdynamics.training.Preconditioner;

/** The top of the Hessian's spectrum, and of the one that Adam sees, {@link Sharpness}. */
public final class SharpnessProbe implements Probe<SharpnessProbe.Row> {
  /** On so many of the training samples, the first, the loss is taken. */
  static final int SAMPLES = 1000;

  private static final String NAME = "sharpness";
  private static final Table<Row> TABLE = Table.of(NAME + ".csv", Row.class);

  /** A kernel step. */
  public record Row(int step, @Column("") Sharpness sharpness) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "largest eigenvalues of the Hessian of the training loss, for Adam preconditioned too,"
        + " with the edges of stability: Cohen et al. 2021, 2022";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  @Override
  public void check(NetworkSpec network) {
    if (network.activation() != ActivationKind.RELU) {
      throw new InvalidValueException(
          "network.activation", network.activation().label(), "relu for the probe " + NAME);
    }
  }

  @Override
  public Optional<String> needs(Optional<Architecture> architecture) {
    return architecture.filter(Architecture::isRelu).isPresent()
        ? Optional.empty()
        : Optional.of("dense ReLU networks");
  }

  /** The vectors of Lanczos' method. */
  @Override
  public double memoryNeed(Architecture architecture, Precision kernel) {
    return (double) Networks.dataType(kernel).width()
        * Sharpness.VECTORS
        * architecture.parameters();
  }

  @Override
  public List<Row> read(Moment moment) {
    Subject subject = moment.subject();
    Architecture architecture =
        subject
            .architecture()
            .filter(Architecture::isRelu)
            .orElseThrow(() -> new IllegalStateException("it reads dense ReLU networks alone"));
    TrainingSpec training =
        subject
            .training()
            .orElseThrow(() -> new IllegalStateException("it needs to know the optimizer"));
    try (LossHessian hessian =
        new LossHessian(
            architecture,
            moment.network().params(),
            samples(subject),
            subject.outputScale(),
            subject.kernelType())) {
      return List.of(
          new Row(
              moment.step(),
              Sharpness.of(
                  hessian,
                  new Preconditioner(moment.network(), training),
                  training,
                  moment.step(),
                  subject.kernelType())));
    }
  }

  private static Samples samples(Subject subject) {
    Samples all =
        subject
            .trainingSet()
            .orElseThrow(() -> new IllegalStateException("it needs to know the training set"));
    return all.size() <= SAMPLES ? all : all.select(IntStream.range(0, SAMPLES).boxed().toList());
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    ProbePanels<Row> panels =
        new ProbePanels<>(id, units, Row::step)
            .logarithmic(
                "Largest eigenvalue of H",
                row -> row.sharpness().lambda1(),
                new ProbePanels.Edge<>("edge of stability 2/η", row -> row.sharpness().edge()));
    boolean isAdam =
        units.stream()
            .flatMap(unit -> unit.rows().stream())
            .anyMatch(row -> row.sharpness().preconditionedEdge().isPresent());
    return isAdam
        ? panels
            .logarithmic(
                "Largest eigenvalue of P^(−½) H P^(−½)",
                row -> row.sharpness().preconditioned().orElse(Double.NaN),
                new ProbePanels.Edge<>(
                    "edge of stability of Adam, (2 + 2β₁)/((1 − β₁)η)",
                    row -> row.sharpness().preconditionedEdge().orElse(Double.NaN)))
            .list()
        : panels.list();
  }

  @Override
  public String caption() {
    return "H is the Hessian of the loss on the first 1000 training samples, or all if there are"
        + " fewer, by the trained parameters. The dashed lines are the edges of stability of"
        + " full-batch training: 2/η for gradient descent (Cohen et al. 2021), and for Adam, whose"
        + " preconditioner is P, (2 + 2β₁)/((1 − β₁)η), 38/η at β₁ = 0.9 (Cohen et al. 2022,"
        + " arXiv:2207.14484). Adam’s is empty before its first step.";
  }
}
