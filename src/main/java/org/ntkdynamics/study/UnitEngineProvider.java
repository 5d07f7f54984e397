package org.ntkdynamics.study;

/**
 * Offers an engine by name. Found by {@link java.util.ServiceLoader}, so that this program knows
 * none of the libraries an engine needs.
 */
public interface UnitEngineProvider {
  /** What it is called on the command line. */
  String name();

  /** The engine; nothing is started before units are worked on. */
  UnitEngine engine(EngineRequest request);
}
