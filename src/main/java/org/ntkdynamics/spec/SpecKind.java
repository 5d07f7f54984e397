package org.ntkdynamics.spec;

/**
 * A kind of experiment, as far as its spec goes.
 *
 * @param <S> the record of its specs, which Jackson can write and read
 */
public interface SpecKind<S extends Spec> {

  /** The kind's name, as a spec's {@code kind} has it. */
  String kind();

  /** The spec with every default that depends on nothing else. */
  S defaults();
}
