package org.ntkdynamics.probe;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed when it is first asked for. Not thread-safe. */
final class Lazy<T> {
  private final Supplier<T> computation;
  private @Nullable T value;

  Lazy(Supplier<T> computation) {
    this.computation = computation;
  }

  T get() {
    T known = value;
    if (known == null) {
      known = computation.get();
      value = known;
    }
    return known;
  }
}
