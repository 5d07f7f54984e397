package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EnsembleNetworkSpec;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Scaling;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.store.ModelRow;

/** What pages say of a spec, whatever it asks for. */
class SpecFactsTest {
  @Test
  void theDefaultsAreSaidInFull() {
    assertEquals(
        "Adam (β1 = 0.9, β2 = 0.999, ε = 10⁻⁸, added to √v̂ as in the textbook), learning rate"
            + " 10⁻⁴, full batch, 3\u202f000 steps; loss: mean over samples of ½‖f − y‖²",
        SpecFacts.training(Defaults.training()));
    assertEquals(
        "fully connected, ReLU; 20 hidden layers of width 300, then a linear layer with 10 outputs",
        SpecFacts.network(Defaults.network()));
  }

  @Test
  void dataAreAsTheyWereScaled() {
    assertEquals("MNIST, 50 samples for training, no test set", SpecFacts.data(data(Scaling.UNIT)));
    assertEquals(
        "MNIST, 50 samples for training, no test set; values as they stand",
        SpecFacts.data(data(Scaling.NONE)));
    assertEquals(
        "MNIST, 50 samples for training, no test set; each feature less its mean over the training"
            + " samples, divided by its standard deviation",
        SpecFacts.data(data(Scaling.STANDARDISED)));
  }

  private static DataSpec data(Scaling scaling) {
    return new DataSpec(new DatasetRef.Named("mnist"), 50, 0, scaling);
  }

  @Test
  void modelsBeginAsTheySay() {
    List<Page.Fact> facts = ModelFacts.list(Defaults.network(), List.of(model("stored")));
    assertEquals("Network models/a.zip", text(facts, 0, true));
    assertEquals(
        "a DL4J network: 2 layers, 1 input, 1\u202f000 parameters, 3 outputs (softmax); trained by"
            + " the DL4J engine, kernel by the jacobian way; SHA-256 0f",
        text(facts, 0, false));
    assertTrue(
        text(facts, 1, false).startsWith("the parameters that a zip holds; standard"),
        text(facts, 1, false));
    assertTrue(
        text(
                ModelFacts.list(Defaults.network(), List.of(model("stored"), model("drawn"))),
                2,
                false)
            .contains("being the master seed; the parameters that a zip holds; standard"));
  }

  private static ModelRow model(String begins) {
    return new ModelRow("models/a.zip", "0f", 2, 1, 3, 1000, begins, "dl4j", "jacobian", "softmax");
  }

  @Test
  void ensemblesAreDrawnFromTheShapesThatTheyName() {
    EnsembleNetworkSpec network = Defaults.ensembleNetwork(2, 3);
    EnsembleNetworkSpec shapes =
        new EnsembleNetworkSpec(
            new Sweep<>(List.of(Shape.CONSTANT, Shape.INCREASING, Shape.DECREASING)),
            Sweep.of(100),
            20,
            network.alpha0(),
            Sweep.of(2.0),
            network.depth(),
            network.parametrization());
    List<Page.Fact> facts = facts(shapes, SamplerKind.DENSE, 0.5);
    assertEquals(
        "fully connected, ReLU, one output, trainable biases that start at 0; width M = 100, input"
            + " n₀ = α₀M with α₀ = 1.0; widths increasing from M − 20 to M + 20, M = 100; widths"
            + " decreasing from M + 20 to M − 20, M = 100",
        text(facts, 0, false));
    assertEquals("pairs of norm 1 at ⟨x,x̃⟩ = 0.5", text(facts, 3, false));
    assertEquals("50 networks at each point, by dense Gaussian matrices", text(facts, 4, false));
    assertEquals("one of norm 1", text(facts(network, SamplerKind.NONE, 1), 3, false));
    assertEquals("none: theory alone", text(facts(network, SamplerKind.NONE, 1), 4, false));
    assertEquals(
        "50 networks at each point, by the Markov chain of norms, exact in law at any width",
        text(facts(network, SamplerKind.NORM_CHAIN, 1), 4, false));
  }

  private static List<Page.Fact> facts(
      EnsembleNetworkSpec network, SamplerKind sampler, double cosine) {
    return EnsembleFacts.list(
        network, new EnsembleSpec(Sweep.of(50), sampler, Sweep.of(cosine)), List.of(0L));
  }

  private static String text(List<Page.Fact> facts, int index, boolean term) {
    Page.Fact fact = facts.get(index);
    return PageText.plain(term ? fact.term() : fact.value());
  }
}
