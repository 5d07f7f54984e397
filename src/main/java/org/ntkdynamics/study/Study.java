package org.ntkdynamics.study;

import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecKind;
import org.ntkdynamics.store.RunDirectory;

/**
 * One kind of experiment: its spec, its run and its report. A public class with a public
 * constructor without parameters. Studies are found by {@link java.util.ServiceLoader}, so that a
 * jar on the class path adds one: it names the class in {@code
 * META-INF/services/org.ntkdynamics.study.Study}.
 *
 * @param <S> the record of its specs
 */
public interface Study<S extends Spec> extends SpecKind<S> {

  /**
   * Checks all that a spec asks for and loads what its units share.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used or does not fit the spec
   */
  Run prepare(S spec);

  /** The content of the report, from the run directory alone, also of an unfinished run. */
  Report report(S spec, RunDirectory run);

  /**
   * Units of a run were brought together from elsewhere: what sums up all units is written anew.
   * Called before the run has a report.
   */
  default void merged(S spec, RunDirectory run) {}

  /** What a run came to in one line, before the path of its report; empty if there is no such. */
  default String summary(RunDirectory run) {
    return "";
  }
}
