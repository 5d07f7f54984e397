package org.ntkdynamics.training;

import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Makes DL4J's Adam that of Kingma & Ba 2015, algorithm 1. In step t DL4J's moves a parameter by
 * {@code η √(1-β2^t)/(1-β1^t) m/(√v + ε')}; with {@code ε' = ε √(1-β2^t)} that is {@code η m̂/(√v̂
 * + ε)}.
 *
 * <p>Only the updater gets {@code ε'}, and only for the step. The network's configuration keeps ε,
 * and so does a checkpoint: it is an ordinary DL4J model, and what a step does depends on nothing
 * but the network and t. DL4J's own {@code fit} goes on from it with {@code ε' = ε}.
 */
final class TextbookEpsilon {
  private TextbookEpsilon() {}

  /**
   * Does a step with ε'.
   *
   * @param updater the updater of a network whose configuration has ε
   * @param t the number of the step, from 1
   * @param step what applies the updater
   */
  static void during(MultiLayerUpdater updater, int t, Runnable step) {
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      Adam adam = configured(block).clone();
      adam.setEpsilon(adam.getEpsilon() * Math.sqrt(1 - Math.pow(adam.getBeta2(), t)));
      configure(block, adam);
    }
    try {
      step.run();
    } finally {
      updater.getUpdaterBlocks().forEach(block -> configure(block, configured(block)));
    }
  }

  private static void configure(UpdaterBlock block, Adam adam) {
    ((AdamUpdater) block.getGradientUpdater()).setConfig(adam);
  }

  /** The network's own configuration of a block, whose parameters all have the same. */
  private static Adam configured(UpdaterBlock block) {
    UpdaterBlock.ParamState first = block.getLayersAndVariablesInBlock().get(0);
    return (Adam) first.getLayer().getConfig().getUpdaterByParam(first.getParamName());
  }
}
