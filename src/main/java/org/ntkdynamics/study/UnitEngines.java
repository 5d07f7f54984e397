package org.ntkdynamics.study;

import java.util.OptionalInt;
import java.util.ServiceLoader;

/** The engines there are. */
public final class UnitEngines {
  /** The name of the one that is always there. */
  public static final String LOCAL = "local";

  private UnitEngines() {}

  /**
   * The one that works on units in this process, several at once.
   *
   * @param jobs how many at once, at least 1; from the cores and the memory if empty
   */
  public static UnitEngine local(OptionalInt jobs) {
    return new LocalEngine(jobs);
  }

  /**
   * An engine by its name. Others than {@value #LOCAL} are looked for on the class path.
   *
   * @throws EngineException if there is none of that name
   */
  public static UnitEngine named(String name, EngineRequest request) {
    if (name.equals(LOCAL)) {
      return local(request.jobs());
    }
    for (UnitEngineProvider provider :
        ServiceLoader.load(UnitEngineProvider.class, UnitEngines.class.getClassLoader())) {
      if (provider.name().equals(name)) {
        return provider.engine(request);
      }
    }
    throw new EngineException(
        name.equals("spark")
            ? "the engine spark is not in this build; build it: mvn -Pspark -DskipTests package"
            : "there is no engine " + name + "; there are " + LOCAL + " and spark");
  }
}
