package org.ntkdynamics.probe;

/** A probe that failed; the message names it and the step. */
public final class ProbeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProbeException(Probe<?> probe, int step, Throwable cause) {
    super(
        "the probe %s at step %d: %s: %s"
            .formatted(probe.name(), step, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
