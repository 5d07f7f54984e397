package org.ntkdynamics.store;

/**
 * A row of models.csv: a DL4J network of a user's own that a run trains.
 *
 * @param file its copy, from the run directory on
 * @param sha256 the digest of that file
 * @param layers how many DL4J counts
 * @param inputs how many numbers a sample has
 * @param outputs how many outputs
 * @param parameters how many of all layers
 * @param begins {@code drawn} by its initialisers, or {@code stored} in it
 * @param trained by the {@code fused} engine or by {@code dl4j}
 * @param kernel by which way: {@code layerwise}, {@code structured} or {@code jacobian}
 * @param output the activation of its last layer, as DL4J calls it
 */
public record ModelRow(
    String file,
    String sha256,
    int layers,
    int inputs,
    int outputs,
    long parameters,
    String begins,
    String trained,
    String kernel,
    String output) {}
