package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code theory}: closed forms and exact moments. */
class TheoryCommandTest {
  @Test
  void theoryKnowsTheMomentsOfTheReferenceTable() throws IOException {
    JsonNode json = json("moments", "--widths", "100,100x29,1", "--sigma-w2", "2.2");
    assertEquals(640.3868, json.get("mean").asDouble(), 5e-5);
    assertEquals(2.6695, json.get("dispersion").asDouble(), 5e-5);
    double mean = json.get("mean").asDouble();
    assertEquals(2.6695, json.get("secondMoment").asDouble() / mean / mean, 5e-5);
    assertEquals(
        json.get("dispersion").asDouble(),
        json.get("theorem32Dispersion").get("corrected").asDouble(),
        1e-9);
  }

  @Test
  void theoryAnswersBeyondTheRangeOfADouble() {
    Said said = Said.by("theory", "moments", "--widths", "10000,10000x9999,1", "--sigma-w2", "4");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.out().contains("E3013"), said.out());
  }

  @Test
  void theoryKnowsLimitsRatiosAndInfiniteWidth() throws IOException {
    JsonNode limit =
        json("dispersion", "--lambda", "0.1,0.5", "--sigma-w2", "2.5", "--width", "200");
    JsonNode row = limit.get("rows").get(1);
    assertEquals(100, row.get("depth").asInt());
    assertEquals(
        0.89, row.get("limitAsPrinted").asDouble() / row.get("limitCorrected").asDouble(), 0.005);
    JsonNode ratio =
        json("ratio", "--widths", "100,100x24,1", "--sigma-w2", "1", "--cosine", "0.1,0.9");
    assertEquals(0.914, ratio.get("rows").get(0).get("bound18").asDouble(), 5e-4);
    JsonNode wide =
        json(
            "infinite-width",
            "--widths",
            "10,50x5,1",
            "--sigma-w2",
            "2",
            "--no-biases",
            "--parametrization",
            "ntk",
            "--cosine",
            "0.9");
    assertEquals(0.67681579, wide.get("rows").get(0).get("ntkRatio").asDouble(), 5e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moments --widths 784,0,1 --sigma-w2 2",
        "moments --widths 784,3,2 --sigma-w2 2",
        "moments --widths 784 --sigma-w2 2",
        "moments --widths 784,3,1 --sigma-w2 -2",
        "dispersion --lambda -1 --sigma-w2 2",
        "dispersion --lambda 0.1 --sigma-w2 2 --width -10",
        "dispersion --lambda 0.1 --sigma-w2 2 --width 0",
        "ratio --widths 784,3,1 --sigma-w2 2 --cosine 1.5",
        "infinite-width --widths 784,3,1 --sigma-w2 2 --sigma-b2 1 --no-biases",
      })
  void theoryRefusesBadInputInOneLine(String question) {
    Said said = Said.by(("theory " + question).split(" "));
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertEquals("", said.out());
  }

  private static JsonNode json(String... question) throws IOException {
    List<String> args = new ArrayList<>(List.of("theory"));
    args.addAll(List.of(question));
    args.add("--json");
    Said said = Said.by(args);
    assertEquals(ExitCode.DONE, said.code(), said.err());
    return new ObjectMapper().readTree(said.out());
  }
}
