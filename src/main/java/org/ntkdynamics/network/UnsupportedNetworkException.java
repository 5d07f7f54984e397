package org.ntkdynamics.network;

/** A network with a layer that a computation cannot handle. The message is one line naming it. */
public final class UnsupportedNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedNetworkException(String message) {
    super(message);
  }
}
