package org.ntkdynamics.store;

/**
 * A row of subsample.csv: a sample that the kernel is computed on.
 *
 * @param position the sample's row and column in the kernel, from 0
 * @param datasetIndex its index in the training images file, from 0
 * @param label its class
 */
public record SubsampleRow(int position, int datasetIndex, int label) {}
