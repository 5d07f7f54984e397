package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecWriter;

/** A kind alone is a spec. */
class DefaultSpecsTest {
  static Stream<String> kinds() {
    return Studies.byKind().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void defaultsComeBackFromTheirOwnText(String kind) {
    Spec config = read("kind: " + kind);
    assertEquals(config, read(SpecWriter.write(config)));
  }

  private static Spec read(String yaml) {
    return Studies.reader().parse("test.yaml", yaml, List.of(), Path.of("/"));
  }
}
