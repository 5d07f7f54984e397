package org.ntkdynamics.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.SpecReader;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;

/**
 * The function a training trains and what it is a function of: what a network's file does not say
 * of its kernel, as it holds W and f in either parametrisation and at any scale.
 *
 * @param parametrization what gradients are taken with respect to
 * @param sigmaW2 the weight variance σw², which the NTK parametrisation has in it; null of a model,
 *     which has none
 * @param outputScale the factor α of {@code f̃ = αf}, whose kernel is α² times that of f
 */
public record TrainedFunction(
    Parametrization parametrization, @Nullable Double sigmaW2, double outputScale) {
  /** That of a unit of an experiment. */
  public static TrainedFunction of(TrainingExperiment config, TrainingUnit unit) {
    return unit.model() != null
        ? new TrainedFunction(Parametrization.STANDARD, null, unit.outputScale())
        : new TrainedFunction(
            config.network().parametrization(), unit.sigmaW2(), unit.outputScale());
  }

  /**
   * That of a checkpoint, by its ntk.json; by the run directory it lies in if it was written before
   * ntk.json said so.
   *
   * @param reader reads the spec of that run
   * @return empty for a file that is no checkpoint, or an old one away from its run
   */
  public static Optional<TrainedFunction> of(Path checkpoint, SpecReader reader) {
    Optional<CheckpointOrigin> origin = origin(checkpoint);
    Optional<TrainedFunction> function = origin.map(CheckpointOrigin::function);
    return function.isPresent()
        ? function
        : ofRun(
            checkpoint.toAbsolutePath(), origin.map(CheckpointOrigin::spec).orElse(null), reader);
  }

  private static Optional<CheckpointOrigin> origin(Path file) {
    try (ModelArchive archive = ModelArchive.open(file)) {
      if (!archive.has(CheckpointFile.SEAL)) {
        return Optional.empty();
      }
      String json = archive.text(CheckpointFile.SEAL, CheckpointFile.MAX_SEAL_BYTES);
      JsonNode origin = Json.parse(CheckpointFile.SEAL, json, JsonNode.class).path("origin");
      return Optional.of(
          Json.parse(CheckpointFile.SEAL, origin.toString(), CheckpointOrigin.class));
    } catch (InvalidCheckpointException | StoreException e) {
      return Optional.empty(); // Whoever loads the network says what is wrong with it.
    }
  }

  /**
   * By RUN/units/KEY/checkpoints/.
   *
   * @param spec the digest of the spec, if the checkpoint names one
   */
  private static Optional<TrainedFunction> ofRun(
      Path checkpoint, @Nullable String spec, SpecReader reader) {
    Path unit = checkpoint.resolve("../..").normalize();
    Path root = unit.resolve("../..").normalize();
    if (!checkpoint.startsWith(unit.resolve("checkpoints"))
        || !Files.isRegularFile(root.resolve("run.yaml"))) {
      return Optional.empty();
    }
    RunDirectory run = RunDirectory.open(root, reader);
    boolean isOfRun =
        spec == null
            || run.provenance().map(Provenance::specSha256).filter(spec::equals).isPresent();
    return isOfRun && run.config() instanceof TrainingExperiment config
        ? config.units().stream()
            .filter(candidate -> unit.endsWith(candidate.key()))
            .map(candidate -> of(config, candidate))
            .findFirst()
        : Optional.empty();
  }
}
