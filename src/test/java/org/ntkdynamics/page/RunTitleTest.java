package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTitleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ntk run a.yaml                                           | ''",
        "ntk run a.yaml --set training.steps=20 --out x           | training.steps=20",
        "ntk run --set=seed=3 a.yaml                              | seed=3",
        "ntk run --set kernel.steps=[0, 1, 10] a.yaml --set seed=3 | kernel.steps=[0, 1, 10];seed=3",
        "ntk run a.yaml --set data.dataset={images: a, labels: b} | data.dataset={images: a, labels: b}",
        "ntk run a.yaml --settings x                              | ''",
        "ntk run a.yaml --set                                     | ''",
      })
  void settingsAreThoseOfTheCommandLine(String command, String settings) {
    List<String> expected = settings.isEmpty() ? List.of() : List.of(settings.split(";"));
    assertEquals(expected, RunTitle.settings(command));
  }
}
