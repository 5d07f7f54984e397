package org.ntkdynamics.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that a stored network may name. DL4J's configuration is JSON in which every layer,
 * activation and so on names its class, which is then instantiated: only the packages of DL4J and
 * ND4J that hold such things are allowed.
 */
final class AllowedClasses {
  private static final Set<String> PACKAGES =
      Set.of(
          "org.deeplearning4j.nn.conf.constraint",
          "org.deeplearning4j.nn.conf.distribution",
          "org.deeplearning4j.nn.conf.dropout",
          "org.deeplearning4j.nn.conf.inputs",
          "org.deeplearning4j.nn.conf.layers",
          "org.deeplearning4j.nn.conf.layers.convolutional",
          "org.deeplearning4j.nn.conf.layers.misc",
          "org.deeplearning4j.nn.conf.layers.objdetect",
          "org.deeplearning4j.nn.conf.layers.recurrent",
          "org.deeplearning4j.nn.conf.layers.util",
          "org.deeplearning4j.nn.conf.layers.variational",
          "org.deeplearning4j.nn.conf.layers.wrapper",
          "org.deeplearning4j.nn.conf.ocnn",
          "org.deeplearning4j.nn.conf.preprocessor",
          "org.deeplearning4j.nn.conf.stepfunctions",
          "org.deeplearning4j.nn.conf.weightnoise",
          "org.deeplearning4j.nn.weights",
          "org.nd4j.linalg.activations.impl",
          "org.nd4j.linalg.learning.config",
          "org.nd4j.linalg.learning.regularization",
          "org.nd4j.linalg.lossfunctions.impl",
          "org.nd4j.linalg.schedule");

  /** The keys under which DL4J looks for a class; distributions have the second. */
  private static final Set<String> KEYS = Set.of("@class", "type");

  /** Keys that a ComputationGraph has at the top and a MultiLayerNetwork has not. */
  private static final Set<String> GRAPH = Set.of("networkInputs", "vertexInputs", "vertices");

  private static final Pattern CLASS = Pattern.compile("([a-z0-9.]+)\\.[A-Z][A-Za-z0-9_$]*");
  private static final int MAX_NESTING = 100;
  private static final int LONGEST_SHOWN = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private AllowedClasses() {}

  /**
   * Checks every class that a configuration names, at any depth and as often as it is named.
   *
   * @throws InvalidCheckpointException if one is not allowed, or the text is not JSON
   */
  static void check(String json) throws InvalidCheckpointException {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && GRAPH.contains(parser.currentName())) {
          refuseGraph(parser);
        }
        if (token == JsonToken.FIELD_NAME && KEYS.contains(parser.currentName())) {
          checkValue(parser.currentName(), parser.nextToken(), parser.getText());
        }
      }
    } catch (IOException e) {
      throw new InvalidCheckpointException(
          "holds a configuration.json that is not JSON: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  /** Before the classes of its vertices are refused, which would say less. */
  private static void refuseGraph(JsonParser parser) throws InvalidCheckpointException {
    if (parser.getParsingContext().getParent().inRoot()) {
      throw new InvalidCheckpointException(
          "is a ComputationGraph, which is not supported: must be a MultiLayerNetwork");
    }
  }

  private static void checkValue(String key, JsonToken token, String value)
      throws InvalidCheckpointException {
    boolean namesClass = key.equals("@class") || value.contains(".");
    if (namesClass && (token != JsonToken.VALUE_STRING || !isAllowed(value))) {
      throw new InvalidCheckpointException(
          "names the class "
              + value.substring(0, Math.min(value.length(), LONGEST_SHOWN)).strip()
              + " in configuration.json, which is not allowed: must be a layer, activation,"
              + " initialisation, updater, loss or the like of DL4J");
    }
  }

  private static boolean isAllowed(String name) {
    Matcher matcher = CLASS.matcher(name);
    return matcher.matches() && PACKAGES.contains(matcher.group(1));
  }
}
