package org.ntkdynamics.theory;

/** Which form of SK's Theorems 3.1 and 3.2 is meant. */
public enum TheoremForm {
  /** As it stands in the paper. */
  AS_PRINTED,
  /**
   * With the factor 2 that the double sum of (13) lacks and that its proof, Lemma A.5, has. Theorem
   * 3.1 is derived with it.
   */
  FACTOR_TWO,
  /**
   * With the factor 2, and with the correlation {@code C(i,j) = Π (1+1/n_k)} of two layers replaced
   * by {@code (Π (1+5/n_k) + 2 Π (1-1/n_k))/3}. The two agree for one layer in between and to first
   * order in 1/n, but not at a distance comparable to the width. Exact but for dead layers.
   */
  CORRECTED
}
