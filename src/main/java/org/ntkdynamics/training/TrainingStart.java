package org.ntkdynamics.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.network.Architecture;

/**
 * Where a training begins, or goes on.
 *
 * @param network the network at {@code step}, with its optimizer's state; it is trained in place
 * @param architecture its shape; null of a network that is not dense, which only DL4J's own passes
 *     train
 * @param step how many updates have been made
 * @param seed the master seed of the order of mini-batches
 * @param unitKey the name of the stream of that order
 */
public record TrainingStart(
    MultiLayerNetwork network,
    @Nullable Architecture architecture,
    int step,
    long seed,
    String unitKey) {}
