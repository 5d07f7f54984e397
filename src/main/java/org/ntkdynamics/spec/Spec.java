package org.ntkdynamics.spec;

/** What an experiment is. Each kind of experiment has one record, which its study owns. */
public interface Spec {

  /** What every spec begins with. In YAML its keys stand among those of the spec itself. */
  Header header();

  /** The kind's name, as the spec's {@code kind} has it. */
  default String kind() {
    return header().kind();
  }

  /** The name of the experiment, which names its run directory too. */
  default String name() {
    return header().name();
  }

  /** The master seeds; more than one make a sweep. */
  default Sweep<Long> seed() {
    return header().seed();
  }

  /** This spec with the defaults that depend on other values filled in. */
  default Spec resolved() {
    return this;
  }
}
