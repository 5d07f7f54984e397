/**
 * The statements of Shustin & Dogariu 2022: correlators and the expected NTK of two inputs. It
 * never trains and never knows another study.
 */
@NullMarked
package org.ntkdynamics.study.shustin;

import org.jspecify.annotations.NullMarked;
