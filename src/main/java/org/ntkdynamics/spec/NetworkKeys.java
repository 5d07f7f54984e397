package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The keys below {@code network} of a spec, before it is read. */
final class NetworkKeys {
  /** The key of networks of a user's own. */
  static final String MODEL = "model";

  /** What a network of a user's own leaves open. */
  static final Set<String> BESIDE_MODEL = Set.of(MODEL, "outputScale");

  private NetworkKeys() {}

  /** A key that says of the network what its model says already; empty if there is none. */
  static Optional<String> surplus(ObjectNode spec) {
    JsonNode network = spec.path("network");
    return network.has(MODEL)
        ? network.properties().stream()
            .map(entry -> entry.getKey())
            .filter(key -> !BESIDE_MODEL.contains(key))
            .findFirst()
        : Optional.empty();
  }

  /** Whether models are asked for and none is named. */
  static boolean namesNoModel(ObjectNode spec) {
    JsonNode models = spec.path("network").path(MODEL);
    return models.isNull() || (models.isArray() && models.isEmpty());
  }

  /** Replaces the paths of models by what they come to. */
  static void resolveModels(ObjectNode spec, UnaryOperator<String> resolve) {
    if (!(spec.path("network") instanceof ObjectNode network)) {
      return;
    }
    JsonNode models = network.path(MODEL);
    if (models.isTextual()) {
      network.put(MODEL, resolve.apply(models.asText()));
    } else if (models instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).isTextual()) {
          list.set(i, list.textNode(resolve.apply(list.get(i).asText())));
        }
      }
    }
  }
}
