package org.ntkdynamics.report;

import org.ntkdynamics.config.FirstStepConfig;
import org.ntkdynamics.store.RunDirectory;

final class FirstStepPageBuilder {
  FirstStepPageBuilder(RunDirectory run, FirstStepConfig config) {}

  EnsemblePage.@org.jspecify.annotations.Nullable Root build() {
    return null;
  }
}
