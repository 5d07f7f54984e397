package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.ChartSvg;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.SyntheticRun;

class HtmlReportTest {
  private static final String SMALL =
      "training: {steps: 200}, kernel: {steps: [0, 1, 10, 50, 100, 150, 200]}";
  private static final Set<String> VOID = Set.of("meta", "img", "image", "path", "br", "!doctype");

  private final Path root;

  HtmlReportTest(@TempDir Path directory) {
    this.root = directory.resolve("run");
  }

  @Test
  void everyUnitHasItsChartItsKernelsItsTableAndItsFiles() {
    String html = write(SyntheticRun.finished(root, "name: three, " + SMALL));
    for (String variance : List.of("1.0", "2.0", "2.2")) {
      assertTrue(html.contains("<h3>σ<sub>w</sub>² = " + variance + " "), variance + " files");
      assertTrue(html.contains("href=\"units/sw2=" + variance + "_seed=0/metrics.csv\""), variance);
    }
    assertEquals(3, count(html, "<article class=\"unit\""));
    assertEquals(12, count(html, "<image href=\"data:image/png;base64,"));
    assertEquals(3, count(html, "<table class=\"steps\">"));
    assertEquals(3 * 7, count(html, "<tr><th scope=\"row\" class=\"number sticky\">"));
    assertEquals(2 + 3 + 3, count(html, "<svg class=\"chart\""));
    assertEquals(0, count(html, "class=\"notice"));
  }

  @Test
  void theNumbersAreThoseOfTheRun() {
    SyntheticRun run = SyntheticRun.finished(root, "name: numbers, " + SMALL);
    String html = write(run);
    var row = Tables.METRICS.read(run.directory().unit(run.unit(0).key())).get(3);
    String cells = html.substring(html.indexOf("<th scope=\"row\" class=\"number sticky\">50<"));
    assertTrue(
        cells.startsWith(
            "<th scope=\"row\" class=\"number sticky\">50</th><td class=\"number\">"
                + Numbers.readable(row.evaluation().trainLoss())
                + "</td><td class=\"number\">"
                + Numbers.readable(row.evaluation().testLoss())),
        cells.substring(0, 200));
    assertTrue(html.contains("440f".repeat(16)));
    assertTrue(html.contains("2026-03-04 08:15:00 UTC to 2026-03-04 10:20:00 UTC (2 h 5 min)"));
  }

  @Test
  void itSaysWhichValuesArePaired() {
    String paired = "network: {width: [100, 200], hiddenLayers: [2, 4]}, ";
    String zip = "zip: [network.width, network.hiddenLayers], ";
    String html = write(SyntheticRun.finished(root, "name: paired, " + paired + zip + SMALL));
    assertTrue(html.contains("network.width with network.hiddenLayers: 100 with 2, 200 with 4"));
    assertFalse(
        PageText.of(write(SyntheticRun.create(root.resolveSibling("a"), "name: a")))
            .contains("Paired"));
  }

  @Test
  void nothingIsAskedOfANetworkAndNothingForeignRuns() {
    String html = write(SyntheticRun.finished(root, "name: alone, " + SMALL));
    for (String foreign :
        List.of("http:", "https:", "<script src", "<link", "@import", " onload=")) {
      assertFalse(html.contains(foreign), foreign);
    }
    for (String source : attributes(html, "src")) {
      assertTrue(source.startsWith("data:"), source);
    }
    assertEquals(0, attributes(html, "url\\(").size());
  }

  @Test
  void everyLinkLeadsSomewhere() {
    String html =
        write(
            SyntheticRun.finished(
                root, "name: links, network: {width: [100, '50,60'], hiddenLayers: 2}, " + SMALL));
    List<String> ids = attributes(html, "id");
    assertEquals(ids.size(), new HashSet<>(ids).size(), "ids are unique");
    int files = 0;
    for (String href : attributes(html, "href")) {
      if (href.startsWith("#")) {
        assertTrue(ids.contains(href.substring(1)), href);
      } else if (!href.startsWith("data:")) {
        Path file = root.resolve(URI.create(href).getPath());
        assertTrue(Files.isRegularFile(file), href);
        files++;
      }
    }
    assertEquals(3 + 6 * (2 + 7 + 2), files);
  }

  @Test
  void textOfTheRunIsNeverMarkup() {
    String evil = "<script>alert('x')</script><b>&";
    SyntheticRun run =
        SyntheticRun.create(
            root,
            "name: evil, data: {dataset: {images: '/x/<i>a', labels: '/x/b'}, trainSize: 100}");
    run.describe(evil).status(run.unit(0), UnitStatus.failed(3, evil));
    String html = write(run);
    int ours = Scripts.ALL.head().size() + Scripts.ALL.body().size();
    assertEquals(ours, count(html, "<script"), "no script but those of the page");
    assertFalse(html.contains("<b>&"), "bold text");
    assertFalse(html.contains("<i>a"), "the path of a data set");
    assertFalse(html.contains("<8 cores>"), "the processor");
    assertEquals(2, count(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;b&gt;&amp;"));
    assertBalanced(html);
  }

  @Test
  void aRunThatHasJustBegunHasAPage() {
    String html = write(SyntheticRun.create(root, "name: begun"));
    assertTrue(html.contains("3 networks"));
    assertEquals(1, count(html, "have not been begun."));
    assertTrue(html.contains("No loss is known yet."));
    assertTrue(html.contains("No kernel is known yet."));
    assertTrue(html.contains("No provenance is recorded."));
    assertBalanced(html);
  }

  @Test
  void anUnfinishedRunSaysHowFarItIs() {
    SyntheticRun run = SyntheticRun.create(root, "name: half, " + SMALL);
    run.train(run.unit(0), 100).status(run.unit(0), UnitStatus.running(100));
    run.status(run.unit(1), UnitStatus.running(0));
    String html = write(run);
    assertTrue(html.contains("is unfinished: it has reached step 100 of 200."));
    assertEquals(1, count(html, "has not been begun."));
    assertEquals(1, count(html, "<table class=\"steps\">"));
    assertBalanced(html);
  }

  @Test
  void badEndsAreSaidFirstWithStepAndReason() {
    SyntheticRun run = SyntheticRun.create(root, "name: bad, " + SMALL);
    run.train(run.unit(1), 100)
        .status(run.unit(0), UnitStatus.failed(7, "out of memory"))
        .status(run.unit(1), UnitStatus.diverged(113, "the loss is NaN"))
        .status(run.unit(2), UnitStatus.finished(200));
    String html = write(run);
    assertTrue(html.contains("failed at step 7: out of memory"));
    int diverged = html.indexOf("diverged at step 113: the loss is NaN");
    assertTrue(diverged > 0 && diverged < html.indexOf("<h2>"), "before any number");
    assertEquals(2, count(html, "role=\"alert\""));
    assertTrue(html.contains("A black cross marks"));
  }

  @Test
  void withoutATestSetThereIsNoTestChart() {
    String html = write(SyntheticRun.finished(root, "name: x, data: {testSize: 0}, " + SMALL));
    assertFalse(html.contains("Test loss</figcaption>"));
    assertTrue(html.contains("<b>(a)</b> Train loss"));
    assertTrue(html.contains("<span class=\"letter\">(b)</span>"));
    assertTrue(html.contains("no test set"));
  }

  @Test
  void oneUnitIsEnough() {
    String html = write(SyntheticRun.finished(root, "name: x, network: {sigmaW2: 2.0}, " + SMALL));
    assertEquals(1, count(html, "<article class=\"unit\""));
    assertBalanced(html);
  }

  @Test
  void sweptValuesTellUnitsApart() {
    SyntheticRun run =
        SyntheticRun.finished(
            root, "name: x, seed: [3, 4], network: {width: [100, 300], sigmaW2: 2.0}, " + SMALL);
    String html = write(run);
    for (String rest : List.of("100, seed 3", "300, seed 3", "100, seed 4", "300, seed 4")) {
      assertTrue(html.contains("σ<sub>w</sub>² = 2.0, width " + rest), rest);
    }
    assertEquals(2, new HashSet<>(swatches(html)).size(), "a look a network");
    String single = html.substring(html.indexOf("The losses of every seed by itself"));
    assertEquals(4, new HashSet<>(swatches(single)).size(), "and one a seed");
  }

  @Test
  void severalSeedsAreAMeanAndABandAndEachByItselfOnDemand() {
    String seeds = "name: x, seed: [0, 1, 2], network: {sigmaW2: [1.5, 2.0]}, ";
    String html = write(SyntheticRun.finished(root, seeds + SMALL));
    String charts = "</figcaption><svg class=\"chart\".*?</svg>";
    List<String> drawn = matches(html, "(Train loss" + charts + ")");
    assertEquals(2, drawn.size(), "the groups, and all networks");
    assertEquals(2, count(drawn.get(0), "<polygon"), "a band a group");
    assertEquals(0, count(drawn.get(1), "<polygon"));
    assertTrue(drawn.get(0).contains("σw² = 1.5, 3 seeds, ordered phase: "), drawn.get(0));
    assertTrue(drawn.get(1).contains("σw² = 1.5, seed 2, ordered phase: "), drawn.get(1));
    assertEquals(2 + 6, count(html, "<article class=\"unit\""));
    assertEquals(2, count(html, "<summary>Each of the 3 seeds by itself"));
    assertTrue(html.contains("in a band from the least to the greatest"));
    List<String> ids = attributes(html, "id");
    assertEquals(ids.size(), new HashSet<>(ids).size(), "ids are unique");
    assertBalanced(html);
  }

  @Test
  void aLossThatJumpsBackIsSaidFirstAndMarkedInTheCharts() {
    SyntheticRun run = SyntheticRun.finished(root, "name: jump, " + SMALL);
    collapse(run, 440);
    String html = write(run);
    String notice =
        "<strong>σ<sub>w</sub>² = 1.0</strong> loses what it had learnt: its training loss jumps"
            + " from 0.02231 at step 439 to 0.5140 at step 440 (back at step 441).";
    int at = html.indexOf(notice);
    assertTrue(at > 0 && at < html.indexOf("<h2>"), "before any number");
    assertEquals(1, count(html, "loses what it had learnt"));
    assertEquals(2, count(html, "text-anchor=\"end\">440</text>"), "in both charts of losses");
    assertTrue(html.contains("Loss that jumps back</dt><dd>The training loss rises to at least"));
  }

  @Test
  void theLineOfALossGoesToItsHighestPoint() {
    SyntheticRun run =
        SyntheticRun.finished(root, "name: x, network: {sigmaW2: 1.0}, training: {steps: 3000}");
    List<LossRow> losses = collapse(run, 440);
    Axis x = Axis.steps(3000);
    Axis y = Axis.logarithmic(losses.stream().mapToDouble(LossRow::trainLoss));
    double across = LineChart.WIDTH * (Math.log10(440) - x.low()) / (x.high() - x.low());
    double down = LineChart.HEIGHT * (y.high() - Math.log10(0.514)) / (y.high() - y.low());
    String peak = ChartSvg.rounded(across) + ',' + ChartSvg.rounded(down);
    assertTrue(write(run).contains(' ' + peak + ' '), peak);
  }

  /** Losses over 3000 steps of the first unit, of which one goes up to 0.514. */
  private static List<LossRow> collapse(SyntheticRun run, int peak) {
    List<LossRow> losses = new ArrayList<>();
    for (int step = 0; step <= 3000; step++) {
      double loss = step == peak ? 0.514 : 0.5 / (1 + step / 20.5);
      losses.add(new LossRow(step, loss, OptionalDouble.of(loss)));
    }
    Tables.LOSSES.write(run.directory().unit(run.unit(0).key()), losses);
    return losses;
  }

  @Test
  void theHeadingIsTheNameOfTheDirectoryAndSaysWhatWasChanged() {
    SyntheticRun run = SyntheticRun.create(root, "name: figure-4");
    run.describe("ntk run figure-4.yaml --set training.steps=20 --set kernel.steps=[0, 1] --quiet");
    String html = write(run);
    assertTrue(html.contains("<title>run (figure-4) – "), html.substring(0, 600));
    assertTrue(html.contains("<h1>run</h1>"));
    assertTrue(
        html.contains(
            "Of the spec <b>figure-4</b>, changed on the command line:"
                + " <code>training.steps=20</code>, <code>kernel.steps=[0, 1]</code>."));
    assertBalanced(html);
  }

  @Test
  void aRunOfItsOwnNameWithNothingChangedSaysNoMore() {
    Path named = root.resolveSibling("figure-4");
    String html = write(SyntheticRun.finished(named, "name: figure-4, " + SMALL));
    assertTrue(html.contains("<h1>figure-4</h1>"));
    assertFalse(html.contains("class=\"origin\""));
  }

  @Test
  void kernelsThatWereLeftOutAreNamedAndNotLinked() throws IOException {
    SyntheticRun run = SyntheticRun.finished(root, "name: x, network: {sigmaW2: 2.0}, " + SMALL);
    for (int step : List.of(1, 10, 50, 150)) {
      Files.delete(run.directory().unit(run.unit(0).key()).kernelFile(step, Reduction.TRACE));
    }
    String html = write(run);
    String said =
        "4 of the 7 kernels of this table are not recorded beside this page; those of step 0, 100,"
            + " 200 are.";
    assertEquals(2, count(html, said), "below the table and among the files");
    assertFalse(html.contains("step-000150.npy"));
  }

  @Test
  void aReportIsNotReplacedByOneOfLess() throws IOException {
    SyntheticRun run = SyntheticRun.finished(root, "name: kept, " + SMALL);
    write(run);
    String html = Files.readString(run.directory().reportFile());
    assertEquals(html, Files.readString(Studies.writeReportAgain(run.directory())), "all is there");
    Files.delete(Tables.METRICS.in(run.directory().unit(run.unit(0).key())));
    StoreException refused =
        assertThrows(StoreException.class, () -> Studies.writeReportAgain(run.directory()));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("metrics.csv of 1 of 3 units"), message);
    assertTrue(message.contains("--force"), message);
    assertEquals(html, Files.readString(run.directory().reportFile()));
  }

  @Test
  void whatAnOlderPageWasDrawnFromIsSeenFromItsLinks() {
    String html = write(SyntheticRun.finished(root, "name: links, " + SMALL));
    String older = html.replaceAll("<meta name=\"drawn-from\"[^>]*>", "");
    assertFalse(older.equals(html));
    DrawnFrom nothing = new DrawnFrom(new TreeMap<>());
    assertEquals(
        List.of(
            "kernels of 3 of 3 units", "loss.csv of 3 of 3 units", "metrics.csv of 3 of 3 units"),
        nothing.missing(DrawnFrom.of(older)));
  }

  @Test
  void tablesThatScrollSaySoAndPhonesSeeNumbersFirst() {
    String html = write(SyntheticRun.finished(root, "name: x, " + SMALL));
    assertEquals(3, count(html, "<p class=\"sideways always\">"), "one a table of kernel steps");
    assertEquals(1, count(html, "<p class=\"sideways many\">"), "the results");
    String row = html.substring(html.indexOf("<th scope=\"row\">"), html.indexOf("</tbody>"));
    for (String cell : matches(row, "<td class=\"([^\"]*)\"").subList(0, 3)) {
      assertTrue(cell.endsWith("wide"), "words a phone shows below the name: " + cell);
    }
    assertTrue(row.contains("<span class=\"narrow\">ordered phase, "), row);
  }

  @Test
  void mapsWithScalesOfTheirOwnSaySo() {
    String html = write(SyntheticRun.finished(root, "name: x, " + SMALL));
    assertEquals(3, count(html, "Each kernel has a scale of its own"), "beside those of a network");
  }

  @Test
  void thePageCanBeReadAloud() {
    String html = write(SyntheticRun.finished(root, "name: aloud, " + SMALL));
    assertTrue(html.contains("<html lang=\"en\">"));
    assertEquals(1, count(html, "<h1>"));
    int level = 1;
    for (String heading : matches(html, "<h([1-6])[ >]")) {
      int next = Integer.parseInt(heading);
      assertTrue(next <= level + 1, "h" + next + " after h" + level);
      level = next;
    }
    for (String svg : matches(html, "<svg([^>]*)>")) {
      boolean named = svg.contains("role=\"img\"") && svg.contains("aria-label");
      assertTrue(named || svg.contains("aria-hidden=\"true\""), svg);
    }
    assertEquals(count(html, "<img "), count(html, " alt=\""));
    assertEquals(count(html, "<th>"), 0, "every header cell has a scope");
    assertTrue(
        html.contains("σw² = 1.0, ordered phase: 0.5002 at step 0 to 0.02"), "a chart in words");
    assertBalanced(html);
  }

  @Test
  void thePageDoesNotDependOnTheLanguage() {
    SyntheticRun run = SyntheticRun.finished(root, "name: language, " + SMALL);
    String html = write(run);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertEquals(html, write(run));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void thePageIsReplacedAsAWhole() throws IOException {
    SyntheticRun run = SyntheticRun.create(root, "name: again, " + SMALL);
    write(run);
    TrainingUnit unit = run.unit(0);
    run.train(unit, 200).status(unit, UnitStatus.finished(200));
    String html = write(run);
    assertTrue(html.contains("<table class=\"steps\">"));
    assertEquals(html, write(run), "nothing but the run");
  }

  /** The page, its own scripts and the style of uPlot left out: what they hold is not markup. */
  private static String write(SyntheticRun run) {
    try {
      String html = Files.readString(Studies.writeReport(run.directory()));
      for (String part : Scripts.ALL.parts()) {
        assertTrue(html.contains(part), "a script is not there as it is");
        html = html.replace(part, "");
      }
      return html;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<String> attributes(String html, String name) {
    return matches(html, " " + name + "=\"([^\"]*)\"");
  }

  private static List<String> swatches(String html) {
    String legend = html.substring(html.indexOf("<ul class=\"legend\">"), html.indexOf("</ul>"));
    return matches(legend, "(<svg.*?</svg>)");
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(HtmlReportTest::group).toList();
  }

  private static String group(MatchResult match) {
    return String.valueOf(match.group(1));
  }

  private static void assertBalanced(String html) {
    Deque<String> open = new ArrayDeque<>();
    Pattern tag = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)[^>]*?(/?)>");
    tag.matcher(html)
        .results()
        .filter(match -> !"/".equals(match.group(3)))
        .forEach(
            match -> {
              String name = String.valueOf(match.group(2)).toLowerCase(Locale.ROOT);
              if ("/".equals(match.group(1))) {
                assertEquals(open.pop(), name, "at " + match.start());
              } else if (!VOID.contains(name)) {
                open.push(name);
              }
            });
    assertTrue(open.isEmpty(), "left open: " + open);
  }
}
