package org.ntkdynamics.study.spectrum;

import org.ntkdynamics.spec.Limits;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Require;

/**
 * What the spectrum of the NTK at initialisation is sampled from.
 *
 * @param samplesPerClass the size of the class-sorted subsample of the training set, a class
 * @param draws the number of random networks of each setting; at least 4, half of which set the
 *     bounds that the other half is held against
 * @param precision the type of the kernel's arithmetic
 */
record SpectrumKernelSpec(int samplesPerClass, int draws, Precision precision) {
  SpectrumKernelSpec {
    Require.between(1, Limits.SAMPLES_PER_CLASS, "samplesPerClass", samplesPerClass);
    Require.between(4, Limits.DRAWS, "draws", draws);
  }
}
