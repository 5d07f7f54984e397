/** Classes of users: found by {@link java.util.ServiceLoader}, named where they cannot be used. */
@NullMarked
package org.ntkdynamics.plugin;

import org.jspecify.annotations.NullMarked;
