package org.ntkdynamics.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the column of a record's component departs from what {@link Columns} makes of its name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  /** Stands for the component's own name. */
  String OWN = "\0";

  /**
   * The name; empty for none, so that the name of what the component is part of is all there is.
   */
  String value() default OWN;

  /**
   * Whether files written before this column was there are read too, with NaN in its place. Only
   * for numbers that may be NaN, and records of such; of an {@code OptionalDouble} it is so anyway.
   */
  boolean addedLater() default false;
}
