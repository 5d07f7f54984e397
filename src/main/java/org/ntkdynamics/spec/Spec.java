package org.ntkdynamics.spec;

import java.util.List;

/** What an experiment is. Each kind of experiment has one record, which its study owns. */
public interface Spec {

  /** The version of the format: {@link Defaults#FORMAT_VERSION}. */
  int formatVersion();

  /** The kind's name, as the spec's {@code kind} has it. */
  String kind();

  /** The name of the experiment, which names its run directory too. */
  String name();

  /** The master seeds; more than one make a sweep. */
  List<Long> seed();

  /** This spec with the defaults that depend on other values filled in. */
  default Spec resolved() {
    return this;
  }
}
