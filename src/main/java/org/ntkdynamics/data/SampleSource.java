package org.ntkdynamics.data;

import java.util.List;

/** Labelled samples as they stand in their files, which were read and checked whole. */
interface SampleSource {
  int samples();

  /** The number P of values of a sample. */
  int inputs();

  /**
   * The values of a sample, all finite, shape {@code [P]}; the caller's own or not to be changed.
   */
  double[] values(int index);

  /** The label of a sample, from 0. */
  int label(int index);

  /** The number of classes: one more than the largest label. */
  int classes();

  /** Where a sample stands, for messages. */
  String place(int index);

  /** The files it was read from, the one with the inputs first. */
  List<FileDigest> digests();
}
