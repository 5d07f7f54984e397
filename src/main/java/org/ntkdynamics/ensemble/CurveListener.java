package org.ntkdynamics.ensemble;

/** Is told how a curve comes along, and says when to give it up. */
public interface CurveListener {
  /** A listener that takes no notice and never stops. */
  CurveListener SILENT = depth -> {};

  /** All points of a depth are known. Called on the thread that computes the curve. */
  void onDepth(int depth);

  /**
   * Asked before each depth and while drawing, on any of the threads that draw; once it has said
   * yes it must not say no. The curve then ends with a {@link
   * java.util.concurrent.CancellationException}.
   */
  default boolean isStopRequested() {
    return false;
  }
}
