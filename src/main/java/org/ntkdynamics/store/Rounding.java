package org.ntkdynamics.store;

import java.util.List;
import org.ntkdynamics.spec.SpecDifferences;

/**
 * What the last bits of a number depend on beside the spec: another processor, BLAS kernels or
 * threads round otherwise, and so may another version of a program.
 *
 * @param version of this software, with its commit
 * @param java the Java runtime
 * @param dl4j the version of Deeplearning4j
 * @param nd4j that of ND4J and its backend
 * @param blas the BLAS library and its kernels
 * @param cpu the processor's model
 * @param blasThreads how many threads one matrix product may use
 */
public record Rounding(
    String version,
    String java,
    String dl4j,
    String nd4j,
    String blas,
    String cpu,
    int blasThreads) {

  static Rounding of(Software software, Machine machine) {
    return new Rounding(
        software.version() + ' ' + software.gitCommit(),
        software.java(),
        software.dl4j(),
        software.nd4j(),
        software.blas(),
        machine.cpu(),
        machine.blasThreads());
  }

  /** Where another one differs, a line a fact; empty if the same bits can be expected. */
  public List<String> differences(Rounding other) {
    return SpecDifferences.between(this, other);
  }
}
