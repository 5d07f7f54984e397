package org.ntkdynamics.cli;

import java.util.Iterator;
import java.util.List;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.UnitEngines;

/** What completion in a shell offers for an option: values that it takes. */
final class Candidates {
  private Candidates() {}

  /** What to keep of the blocks of a kernel. */
  static final class Reductions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("trace", "perOutput", "full").iterator();
    }
  }

  /** By which parameters gradients are taken. */
  static final class Parametrizations implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("standard", "ntk").iterator();
    }
  }

  /** What may be done to the values of a data set. */
  static final class Scalings implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("unit", "none", "standardised").iterator();
    }
  }

  /** Data sets that have a name. */
  static final class DatasetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(Defaults.DATASET).iterator();
    }
  }

  /** Where units are worked on. */
  static final class Engines implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(UnitEngines.LOCAL, "spark").iterator();
    }
  }

  /** The claims of the ledger: the units of its kind. */
  static final class Claims implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Studies.units("claims").iterator();
    }
  }
}
