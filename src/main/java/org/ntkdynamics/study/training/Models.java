package org.ntkdynamics.study.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.ModelNetwork;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.probe.Probe;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.ModelRef;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.ModelRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoredModel;

/** The models of an experiment by their files: read, and found to be such as can be trained. */
final class Models {
  private final TrainingExperiment config;
  private final Map<ModelRef, Model> models = new LinkedHashMap<>();
  private final List<ModelRow> rows = new ArrayList<>();

  /** A file and what is in it. */
  private record Model(StoredModel stored, ModelNetwork network) {}

  private Models(TrainingExperiment config) {
    this.config = config;
  }

  /**
   * Reads every model.
   *
   * @throws org.ntkdynamics.store.StoreException if a file has no network that can be read
   * @throws UnsupportedNetworkException if one cannot be trained on such samples; it names the file
   */
  static Models read(TrainingExperiment config, Samples train) {
    Models all = new Models(config);
    for (ModelRef reference : config.network().model()) {
      StoredModel stored = StoredModel.read(reference.file());
      all.models.put(
          reference,
          named(
              reference.file(),
              () ->
                  new Model(
                      stored,
                      ModelNetwork.of(
                          stored.configuration(), stored.parameters(), train.inputs()))));
    }
    all.models.forEach((reference, model) -> all.check(reference, model.network(), train));
    return all;
  }

  /** The network in a file. */
  ModelNetwork network(ModelRef reference) {
    return model(reference).network();
  }

  private Model model(ModelRef reference) {
    return Objects.requireNonNull(models.get(reference), reference::fileName);
  }

  /** The files that were read. */
  List<DatasetFile> files() {
    return models.entrySet().stream()
        .map(entry -> new DatasetFile(entry.getKey().copy(), entry.getValue().stored().sha256()))
        .toList();
  }

  /** Puts copies of the files into a run, and what they hold. */
  void writeTo(RunDirectory directory) {
    if (!models.isEmpty()) {
      models.forEach((reference, model) -> directory.writeModel(model.stored(), reference.copy()));
      directory.writeModels(rows);
    }
  }

  private void check(ModelRef reference, ModelNetwork network, Samples train) {
    int outputs = network.size().outputs();
    if (outputs != 1 && outputs != train.classes()) {
      throw new UnsupportedNetworkException(
          String.format(
              "%s: has %d outputs: must have 1 or %d, the number of classes of the data set",
              reference.file(), outputs, train.classes()));
    }
    if (network.isStored() && config.seed().size() > 1 && config.training().batchSize().isFull()) {
      throw new UnsupportedNetworkException(
          reference.file()
              + ": begins at the parameters it holds, so that all seeds train the same in full"
              + " batches: give one seed, or a training.batchSize");
    }
    for (Probe<?> probe : Probes.named(config.probes())) {
      probe
          .needs(network.architecture())
          .ifPresent(
              needs -> {
                throw new UnsupportedNetworkException(
                    String.format(
                        "%s: the probe %s reads %s alone, which it is not: leave out the probe",
                        reference.file(), probe.name(), needs));
              });
    }
  }

  /**
   * Tries every network out on some samples, so that what DL4J itself refuses is said before
   * anything is written.
   *
   * @param subsample the samples of the kernel
   * @throws UnsupportedNetworkException if it does not compute on them what it is taken to
   */
  void tryOut(Samples subsample) {
    for (ModelRef reference : models.keySet()) {
      Model model = model(reference);
      rows.add(
          named(
              reference.file(),
              () -> row(reference, model, ModelTrial.of(model.network(), config, subsample))));
    }
  }

  private ModelRow row(ModelRef reference, Model model, String kernel) {
    ModelNetwork network = model.network();
    boolean isFused =
        config.training().engine() == Engine.FUSED && network.architecture().isPresent();
    return new ModelRow(
        reference.copy(),
        model.stored().sha256(),
        network.layers(),
        network.size().inputs(),
        network.size().outputs(),
        (long) network.size().parameters(),
        network.isStored() ? "stored" : "drawn",
        isFused ? "fused" : "dl4j",
        kernel,
        network.outputActivation());
  }

  /** What is refused in there, is refused with the name of the file. */
  private static <T> T named(Path file, Supplier<T> work) {
    try {
      return work.get();
    } catch (UnsupportedNetworkException e) {
      throw new UnsupportedNetworkException(file + ": " + e.getMessage());
    }
  }
}
