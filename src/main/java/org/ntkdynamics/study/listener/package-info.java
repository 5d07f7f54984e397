/**
 * The kernel of a network that a user's own loop trains with DL4J: {@link
 * org.ntkdynamics.study.listener.NtkListener} and the page of its runs. It never knows another
 * study.
 */
@NullMarked
package org.ntkdynamics.study.listener;

import org.jspecify.annotations.NullMarked;
