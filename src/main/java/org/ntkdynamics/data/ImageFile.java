package org.ntkdynamics.data;

import java.util.Optional;

/** Samples that may be images. */
interface ImageFile {
  int samples();

  /** How a sample is an image; empty if it is none. */
  Optional<ImageShape> imageShape();

  /** The value that is full intensity; that of none is 0. */
  double white();

  /** A value of a sample. */
  double value(int sample, int position);

  FileDigest digest();
}
