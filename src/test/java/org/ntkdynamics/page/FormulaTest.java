package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n_0 = 1 | n<sub>0</sub> = 1",
        "a^(2(L−1)) b | a<sup>2(L−1)</sup> b",
        "n_(l−1)/n_0 | n<sub>l−1</sub>/n<sub>0</sub>",
        "E[ξ_α^l ξ_β^l] | E[ξ<sub>α</sub><sup>l</sup> ξ<sub>β</sub><sup>l</sup>]",
        "e^(−4λ_(k)) | e<sup>−4λ<sub>k</sub></sup>",
        "a _ b ^ c_ | a _ b ^ c_",
        "open a_(b | open a_(b",
        "plain (text) | plain (text)",
      })
  void setsLowAndHigh(String plain, String html) {
    assertEquals(html, Formula.html(plain));
  }
}
