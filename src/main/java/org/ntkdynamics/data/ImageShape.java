package org.ntkdynamics.data;

/**
 * How the values of a sample are an image: row by row, within a row pixel by pixel, within a pixel
 * channel by channel.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
record ImageShape(int rows, int columns, int channels) {
  static final int COLOURS = 3;

  @Override
  public String toString() {
    return rows + " × " + columns + (channels == 1 ? " in grey" : " in " + channels + " channels");
  }
}
