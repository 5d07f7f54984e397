/** Watch a neural network's tangent kernel while it trains. */
package org.ntkdynamics;
