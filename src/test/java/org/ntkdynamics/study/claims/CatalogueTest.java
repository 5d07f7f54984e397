package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.study.Studies;

/** Every theorem, lemma, numbered result, remark, figure and appendix of both papers. */
class CatalogueTest {
  private static final List<String> REQUIRED =
      Stream.of(
              IntStream.rangeClosed(8, 18).mapToObj(n -> "sk-eq-" + n),
              Stream.of("sk-eq-2", "sk-eq-19", "sk-eq-21", "sk-eq-22", "sk-eq-23"),
              Stream.of("sk-remark-2", "sk-remark-3"), // Remark 1 is sk-B.1.
              Stream.of("3.2", "4.1", "4.1-edge").map(n -> "sk-section-" + n),
              Stream.of("3.1", "3.2", "3.3", "4.1", "A.10").map(n -> "sk-theorem-" + n),
              Stream.of("A.1", "A.2", "A.4", "A.5", "A.6", "A.7").map(n -> "sk-lemma-" + n),
              Stream.of("B.1", "B.2", "B.3", "C.1", "C.2", "C.3").map(n -> "sk-" + n),
              IntStream.rangeClosed(1, 11).mapToObj(n -> "sk-figure-" + n),
              Stream.of("theorem-1.1", "corollary-1.1", "theorem-2.1", "theorem-2.2", "conjecture")
                  .map(n -> "sd-" + n),
              Stream.of(
                      "2.1",
                      "3.1",
                      "3.3-bound",
                      "3.3-depth",
                      "4.1-ordered",
                      "4.2-gap",
                      "4.2-overfitting",
                      "4.2-generalization-gap",
                      "4.2-early")
                  .map(n -> "sk-section-" + n),
              Stream.of(
                      "A.8-parts", "A.9-sum", "A.9-bound", "A.9-cosine", "A.10-lower", "A.10-upper")
                  .map(n -> "sk-theorem-" + n),
              Stream.of("sk-lemma-A.6-closed", "sk-B.3-edge"),
              Stream.of("weight-laws", "independence", "even-functions", "hanin-nica")
                  .map(n -> "sd-" + n))
          .flatMap(ids -> ids)
          .toList();

  static List<Claim> claims() {
    return Catalogue.claims();
  }

  @Test
  void hasEveryClaimOnce() {
    List<String> ids = Catalogue.claims().stream().map(Claim::id).sorted().toList();
    assertEquals(REQUIRED.stream().sorted().toList(), ids);
  }

  @Test
  void noStatementIsWithoutAClaim() {
    assertEquals(
        Statement.ids(), Catalogue.claims().stream().map(Claim::id).collect(Collectors.toSet()));
    assertThrows(IllegalArgumentException.class, () -> Statement.of("sk-eq-99"));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void namesASpecThatShips(Claim claim) {
    Path spec = Path.of("experiments", claim.text().spec());
    assertFalse(Files.isDirectory(spec));
    assertNotNull(Studies.reader().read(spec, List.of()), claim.id());
  }

  @ParameterizedTest
  @MethodSource("claims")
  void saysWhatItStates(Claim claim) {
    Statement text = claim.text();
    assertFalse(text.statement().isBlank());
    assertFalse(text.reference().isBlank());
    Stream.of(text.statement(), text.correction(), text.example())
        .filter(Objects::nonNull)
        .forEach(said -> assertEquals(said.strip().replaceAll("\\s+", " "), said, "one line"));
    assertEquals(claim, Catalogue.claim(claim.id()).orElseThrow());
  }
}
