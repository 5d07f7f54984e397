package org.ntkdynamics.probe;

import java.util.List;
import java.util.Optional;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.store.Table;

/**
 * An instrument that is read at every kernel step of a training: what it measures, its columns and
 * its picture. A public class with a public constructor without parameters. Probes are found by
 * {@link java.util.ServiceLoader}, so that a jar on the class path adds one: it names the class in
 * {@code META-INF/services/org.ntkdynamics.probe.Probe}. One object reads every unit; it keeps
 * nothing between two readings.
 *
 * @param <R> the record of its rows, whose first component is {@code int step}
 */
public interface Probe<R extends Record> {
  /** What a spec calls it: small letters, digits and hyphens. */
  String name();

  /** What it measures, in one line. */
  String description();

  /** Its table, whose file is called {@code <name>.csv}. */
  Table<R> table();

  /**
   * Measures. What is thrown here ends the unit as failed, with the name of the probe and the step.
   *
   * @return a row, or several where it measures by layer; each with the moment's step
   */
  List<R> read(Moment moment);

  /**
   * Its picture.
   *
   * @param id an HTML id, with which those of the charts begin
   * @param units what was read of every unit that has rows
   */
  List<Page.Panel> panels(String id, List<Measured<R>> units);

  /** What stands below the picture: what lines and symbols mean, and where formulas come from. */
  default String caption() {
    return "";
  }

  /**
   * Checks that it can read the networks of a spec, before anything is computed. Of models ({@link
   * NetworkSpec#isModel}) a spec says nothing: {@link #needs} is asked for each.
   *
   * @throws InvalidValueException if not, naming the key of the spec that is in its way
   */
  default void check(NetworkSpec network) {}

  /**
   * What networks it needs where it cannot read such as this, before anything is computed.
   *
   * @param architecture the shape of a network of the user's own; empty of one that is not dense
   * @return such as {@code dense ReLU networks}; empty if it can read it
   */
  default Optional<String> needs(Optional<Architecture> architecture) {
    return Optional.empty();
  }

  /**
   * How many bytes of arrays a reading needs at least, beyond the network, its kernel and the data.
   *
   * @param kernel the type of the kernel's arithmetic
   */
  default double memoryNeed(Architecture architecture, Precision kernel) {
    return 0;
  }

  /**
   * Whether it looks at nothing but kernels and labels, so that it can be read off the run
   * directory after the training, see {@link Moment#stored}.
   */
  default boolean needsKernelsOnly() {
    return false;
  }
}
