package org.ntkdynamics.spark;

import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.UnitEngine;
import org.ntkdynamics.study.UnitEngineProvider;

/** Offers the engine {@code spark}. */
public final class SparkEngineProvider implements UnitEngineProvider {
  @Override
  public String name() {
    return "spark";
  }

  @Override
  public UnitEngine engine(EngineRequest request) {
    return new SparkEngine(request);
  }
}
