package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** The claims ledger, from the arguments to the file and the page. */
class ClaimsRunTest {
  private static final String QUICK = "sk-eq-8,sk-eq-12,sk-C.3,sd-conjecture";

  @TempDir Path directory;

  private static Said reduced(Path root, String... more) {
    List<String> args =
        new ArrayList<>(List.of("claims", "--set", "effort=reduced", "--out", root.toString()));
    args.addAll(List.of(more));
    return Said.by(args);
  }

  private static Ledger ledger(Path root) {
    return LedgerFiles.ledger(Studies.open(root));
  }

  @Test
  void theWholeLedgerAtReducedSize() throws IOException {
    Path root = directory.resolve("run");
    Said said = reduced(root);
    assertEquals(Said.DONE, said.code(), said.err());
    Ledger ledger = ledger(root);
    assertEquals(
        Catalogue.claims().stream().map(claim -> claim.id()).toList(),
        ledger.claims().stream().map(ClaimRecord::id).toList());
    String counts =
        String.format(
            "holds %d, holds as corrected %d, fails %d, undecided %d: ",
            ledger.count(Verdict.HOLDS),
            ledger.count(Verdict.HOLDS_AS_CORRECTED),
            ledger.count(Verdict.FAILS),
            ledger.count(Verdict.UNDECIDED));
    assertTrue(said.out().startsWith(counts), said.out());
    assertTrue(said.out().strip().endsWith("index.html"), said.out());
    checkKnown(ledger);
    checkPage(Files.readString(root.resolve("index.html")), ledger);
  }

  /** What is known of some claims by independent means; the others are for the ledger to say. */
  private static void checkKnown(Ledger ledger) {
    for (ClaimRecord claim : ledger.claims()) {
      switch (claim.id()) {
        case "sk-eq-2", "sk-eq-10", "sk-eq-11", "sk-eq-19" ->
            assertEquals(Verdict.HOLDS, claim.verdict(), claim.id());
        case "sk-remark-2", "sk-section-3.2", "sd-theorem-2.1", "sk-theorem-A.8-parts" ->
            assertEquals(Verdict.HOLDS, claim.verdict(), claim.id());
        case "sk-lemma-A.6", "sk-section-2.1", "sk-section-3.1", "sk-theorem-3.1" ->
            assertEquals(Verdict.HOLDS_AS_CORRECTED, claim.verdict(), claim.id());
        case "sk-eq-8", "sk-eq-9", "sk-eq-12", "sk-eq-13", "sd-corollary-1.1" ->
            assertEquals(Verdict.HOLDS_AS_CORRECTED, claim.verdict(), claim.id());
        case "sk-theorem-A.10", "sk-lemma-A.6-closed", "sk-theorem-A.9-sum", "sd-hanin-nica" ->
            assertEquals(Verdict.HOLDS_AS_CORRECTED, claim.verdict(), claim.id());
        case "sk-B.3",
            "sk-C.3",
            "sk-remark-3",
            "sd-theorem-1.1",
            "sd-weight-laws",
            "sk-section-3.3-bound" ->
            assertEquals(Verdict.FAILS, claim.verdict(), claim.id());
        case "sd-theorem-2.2", "sd-independence", "sk-figure-1", "sd-even-functions" ->
            assertEquals(Verdict.FAILS, claim.verdict(), claim.id());
        default -> assertFalse(claim.settings().isEmpty(), claim.id());
      }
      assertEquals(0.99, claim.level());
    }
  }

  private static void checkPage(String html, Ledger ledger) {
    for (ClaimRecord claim : ledger.claims()) {
      assertTrue(html.contains("<article class=\"claim\" id=\"" + claim.id() + "\""), claim.id());
      assertTrue(html.contains("<a href=\"#" + claim.id() + "\">"), claim.id());
      assertTrue(html.contains(claim.command()), claim.id());
    }
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
    assertTrue(html.contains("<h2>How a verdict is reached</h2>"));
    assertTrue(html.contains("class=\"badge fails\""));
    for (String words :
        List.of(
            "The paper’s value",
            "Our threshold",
            "Check of the program",
            "Repeats draws of",
            "Changed after data had been seen",
            "expected to get a false verdict by chance")) {
      assertTrue(html.contains(words), words);
    }
  }

  @Test
  void theFileIsAnObjectOfClaimsWithVerdicts() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(Said.DONE, reduced(root, "--quiet", "--only", QUICK).code());
    JsonNode json = new ObjectMapper().readTree(root.resolve("claims.json").toFile());
    assertEquals(List.of("claims"), List.copyOf(fields(json)));
    assertEquals(4, json.get("claims").size());
    JsonNode first = json.get("claims").get(0);
    assertEquals("sk-eq-8", first.get("id").asText());
    assertEquals("SK", first.get("paper").asText());
    assertEquals("holds as corrected", first.get("verdict").asText());
    assertEquals("experiments/figure-1.yaml", first.get("spec").asText());
    assertTrue(first.get("settings").get(0).get("predicted").isNumber());
    assertFalse(first.get("settings").get(0).has("hasCorrection"));
    assertEquals("accepted", first.get("settings").get(0).get("amended").asText());
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theSameSeedGivesTheSameLedgerAndAnotherGivesAnother() throws IOException {
    for (String name : List.of("first", "second", "third")) {
      String seed = "seed=" + (name.equals("third") ? 1 : 0);
      reduced(directory.resolve(name), "--quiet", "--only", QUICK, "--set", seed);
    }
    Path first = directory.resolve("first/claims.json");
    assertEquals(-1, Files.mismatch(first, directory.resolve("second/claims.json")));
    assertTrue(Files.mismatch(first, directory.resolve("third/claims.json")) >= 0);
  }

  @Test
  void resumingLooksAtWhatIsMissingAndAtNothingElse() throws IOException {
    Path root = directory.resolve("run");
    reduced(root, "--quiet", "--only", QUICK);
    RunDirectory run = Studies.open(root);
    String before = Files.readString(LedgerFiles.ledgerFile(run));
    UnitDirectory lost = run.unit("sk-C.3");
    Files.delete(lost.root().resolve(ClaimRecord.FILE));
    lost.writeStatus(UnitStatus.running(0));
    UnitDirectory kept = run.unit("sk-eq-8");
    Files.writeString(
        kept.root().resolve(ClaimRecord.FILE),
        Files.readString(kept.root().resolve(ClaimRecord.FILE)) + "\n");
    String marked = Files.readString(kept.root().resolve(ClaimRecord.FILE));
    Said again = reduced(root, "--quiet", "--only", QUICK);
    assertEquals(Said.WRONG_REQUEST, again.code());
    assertTrue(again.err().contains("go on with: ntk resume"), again.err());
    assertEquals(Said.DONE, Said.by("resume", root.toString(), "--quiet").code());
    assertEquals(marked, Files.readString(kept.root().resolve(ClaimRecord.FILE)));
    assertEquals(before, Files.readString(LedgerFiles.ledgerFile(run)));
  }

  @Test
  void aLedgerThatLostItsProvenanceKeepsItsClaims() throws IOException {
    Path root = directory.resolve("run");
    reduced(root, "--quiet", "--only", QUICK);
    RunDirectory run = Studies.open(root);
    String before = Files.readString(LedgerFiles.ledgerFile(run));
    Files.delete(run.provenanceFile());
    assertEquals(Said.DONE, Said.by("resume", root.toString(), "--quiet").code());
    assertEquals(before, Files.readString(LedgerFiles.ledgerFile(run)));
  }

  @Test
  void aLedgerWithoutTheNewerFieldsIsStillReported() throws IOException {
    Path root = directory.resolve("run");
    reduced(root, "--quiet", "--only", "sk-eq-12");
    Path file = LedgerFiles.ledgerFile(Studies.open(root));
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(file.toFile());
    ObjectNode claim = (ObjectNode) json.get("claims").get(0);
    claim.remove(List.of("programCheck", "samples"));
    claim
        .get("settings")
        .forEach(
            setting -> ((ObjectNode) setting).remove(List.of("threshold", "moved", "replaces")));
    mapper.writeValue(file.toFile(), json);
    assertEquals(Said.DONE, Said.by("report", root.toString(), "--quiet").code());
    assertTrue(Files.readString(root.resolve("index.html")).contains("class=\"badge corrected\""));
  }

  @Test
  void aReportOfAnUnfinishedLedgerSaysSo() throws IOException {
    Path root = directory.resolve("run");
    reduced(root, "--quiet", "--only", "sk-C.3");
    Studies.open(root).unit("sk-C.3").writeStatus(UnitStatus.running(0));
    assertEquals(Said.DONE, Said.by("report", root.toString(), "--quiet").code());
    assertTrue(Files.readString(root.resolve("index.html")).contains("is unfinished"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "only=[sk-eq-99] | sk-eq-99 is not a claim (did you mean sk-eq-19?)",
        "only=[all] | all is not a claim; there are sk-eq-2, sk-eq-19,",
        "effort=enormous | reduced, standard, full",
        "seed=[1, 2] | one integer",
        "only=[sk-eq-8, sk-eq-8] | without repetitions",
        "draws=3 | unknown key draws",
      })
  void refusesBadInputInOneLine(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = reduced(root, "--set", setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
