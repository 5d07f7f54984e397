package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.store.RunComparison;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.ComparisonReport;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.RunMonitor;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.SyntheticRun;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A page of every kind, as a browser shows it: nothing wrong, and readable for everyone. */
class PagesInBrowserTest {
  private static final int MOST_STOPS = 150;

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "figure-4",
        "catapult",
        "spectrum",
        "wide",
        "figure-11",
        "first-step",
        "correlators",
        "expected-ntk",
        "claims"
      })
  void everyKindIsSound(String report) throws IOException {
    Kinds.assume(Path.of("reports", report, "run.yaml"));
    isSound(report, Studies.open(Path.of("reports", report)));
  }

  /** The recorded ones are without the tables of their networks. */
  @Test
  void aPageOfDriftIsSound() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    Path file = Path.of("src/test/resources/org/ntkdynamics/frozen/drift.yaml");
    Kinds.assume(file);
    String spec = Files.readString(file).replace("DIRECTORY/", "");
    Path root = directory.resolve("drift");
    Experiments.run(
        Studies.reader().parse(file.toString(), spec, List.of(), directory),
        root,
        Execution.here("test"),
        RunMonitor.SILENT);
    isSound("drift", Studies.open(root));
  }

  private static void isSound(String report, RunDirectory run) throws IOException {
    Path page = directory.resolve(report + ".html");
    String html = HtmlReport.html(run, Studies.report(run));
    Files.writeString(page, html);
    assertEquals(List.of(), ChartNumbers.faults(html), report);
    for (int width : new int[] {390, 768, 1400}) {
      boolean dark = width == 768;
      browser.open(page, "", width, dark);
      toTheFirstChart();
      assertEquals(List.of(), browser.faults(), report + " at " + width);
      browser.shoot(report + "-" + width + (dark ? "-dark" : ""));
      if (width != 390) {
        assertEquals(List.of(), browser.barriers(dark), report + " at " + width);
      }
    }
  }

  @Test
  void aComparisonIsSoundAndShowsTheDifferenceOfTwoKernels() throws IOException {
    List<String> roots = List.of("<img src=x onerror=alert(1)>", "two");
    for (String root : roots) {
      String settings = "name: x, network: {sigmaW2: " + (root.equals("two") ? "2.0" : "1.5") + "}";
      SyntheticRun.finished(directory.resolve(root), settings);
    }
    Path page = directory.resolve("compare.html");
    List<RunDirectory> runs =
        roots.stream().map(root -> Studies.open(directory.resolve(root))).toList();
    ComparisonReport.write(runs, List.of(RunComparison.of(runs.get(0), runs.get(1))), page);
    String html = Files.readString(page);
    assertTrue(html.contains("sigmaW2"), "the spec");
    for (int width : new int[] {390, 1400}) {
      browser.open(page, "", width, false);
      assertEquals(List.of(), browser.faults(), "at " + width);
      browser.shoot("compare-" + width);
    }
    assertEquals(List.of(), browser.barriers(false));
    browser.open(page, "#explore:step=100&pair=3,4&minus=first", 1400, false);
    Object shown =
        browser.js("return document.querySelectorAll('dd[data-value]')[1].dataset.value");
    double one = runs.get(0).units().get(0).traceKernel(100).at(3, 4);
    double two = runs.get(1).units().get(0).traceKernel(100).at(3, 4);
    assertEquals(two - one, Double.parseDouble(String.valueOf(shown)), 1e-3 * (one + two));
  }

  @Test
  void aChartIsReachedAndReadByTheKeyboard() throws IOException {
    Path page = synthetic("keyboard", html -> html);
    browser.open(page, "#figure", 1400, false);
    toTheFirstChart();
    browser.js("document.querySelector('#figure .plot').focus()");
    browser.key("ArrowRight", 39);
    browser.key("ArrowRight", 39);
    browser.settle();
    String legend =
        String.valueOf(browser.js("return document.querySelector('#figure .u-legend').innerText"));
    assertTrue(legend.contains("training step") && legend.matches("(?s).*\\d.*"), legend);
  }

  /** With Shift, or without it after a switch; all of it is shown again by a button. */
  @Test
  void aChartIsMovedByDragging() throws IOException {
    assertEquals(List.of(), dragFaults(synthetic("drag", html -> html)));
  }

  static Stream<Arguments> brokenDrags() {
    return Stream.of(
        Arguments.of("event.clientX - to.clientX", "to.clientX - event.clientX"),
        Arguments.of("this.dragMoves = !this.dragMoves", "0"),
        Arguments.of("event.button !== 0 || !(this.dragMoves || event.shiftKey)", "true"));
  }

  @ParameterizedTest
  @MethodSource("brokenDrags")
  void aChartThatIsNotMovedIsNoticed(String part, String instead) throws IOException {
    Path page = synthetic("drag", changed(part, instead));
    assertNotEquals(List.of(), dragFaults(page));
  }

  /** A part of the scripts replaced, in a page that then allows any script. */
  private static UnaryOperator<String> changed(String part, String instead) {
    return html -> {
      assertTrue(html.contains(part), part);
      return html.replace(part, instead).replaceFirst("<meta http-equiv[^>]*>", "");
    };
  }

  private static List<String> dragFaults(Path page) {
    List<String> faults = new ArrayList<>();
    browser.open(page, "#figure", 1400, false);
    toTheFirstChart();
    double[] whole = across();
    double span = whole[1] - whole[0];
    drag(true);
    moved(faults, whole, -0.25 * span, "with Shift");
    press("Show all");
    moved(faults, whole, 0, "after All");
    press("Move the picture");
    drag(false);
    moved(faults, whole, -0.25 * span, "after the switch");
    return faults;
  }

  @Test
  void theAddressOpensTheSameChart() throws IOException {
    assertEquals(List.of(), addressFaults(synthetic("address", html -> html)));
  }

  static Stream<Arguments> brokenAddresses() {
    return Stream.of(
        Arguments.of("x && \"x\" + pair(x.min, x.max)", "x && \"x\" + pair(0, 1)"),
        Arguments.of("location.hash.slice(0, LONGEST)", "\"\""),
        Arguments.of("max > low && share > NARROWEST", "true"));
  }

  @ParameterizedTest
  @MethodSource("brokenAddresses")
  void anAddressThatOpensAnotherChartIsNoticed(String part, String instead) throws IOException {
    assertNotEquals(List.of(), addressFaults(synthetic("address", changed(part, instead))));
  }

  private static List<String> addressFaults(Path page) {
    List<String> faults = new ArrayList<>();
    browser.open(page, "#explore:test-loss=x0..50,y0.1..5,linear", 1400, false);
    toTheFirstChart();
    check(faults, List.of(-0.5, Math.log10(50), 0.1, 5.0), "as the address says");
    browser.js("document.querySelector('#figure .plot').focus()");
    browser.key("+", 187);
    browser.settle();
    List<Double> nearer = ends();
    String address = address();
    browser.open(page, address, 1400, false);
    toTheFirstChart();
    check(faults, nearer, "by the address " + address);
    press("Show all");
    press("Change the vertical axis");
    browser.settle();
    if (!address().isEmpty()) {
      faults.add("the address of all of it is " + address());
    }
    List<Double> whole = ends();
    for (String hostile :
        List.of("x5..2", "x1e9..2e9", "x0..1e999", "x1..1.0000000001", "alert(1)")) {
      browser.js("location.hash = arguments[0]", "#explore:constructor=1&test-loss=" + hostile);
      browser.settle();
      check(faults, whole, hostile);
    }
    faults.addAll(browser.faults());
    return faults;
  }

  private static void check(List<String> faults, List<Double> wanted, String when) {
    List<Double> found = ends();
    for (int i = 0; i < wanted.size(); i++) {
      if (!(Math.abs(found.get(i) - wanted.get(i)) < 2e-3)) {
        faults.add(when + ": " + found + " is not " + wanted);
        return;
      }
    }
  }

  /** Where the two axes of the first chart begin and end. */
  private static List<Double> ends() {
    Object ends =
        browser.js(
            "const {x, y} = document.querySelector('#figure .plot').dataset; return x + ' ' + y");
    return Stream.of(String.valueOf(ends).split(" ")).map(Double::valueOf).toList();
  }

  private static String address() {
    return String.valueOf(browser.js("return location.hash"));
  }

  /** Of so many curves that not all can be read at once. */
  @Test
  void theCurvesNextToTheCursorAreRead() throws IOException {
    RunDirectory run = Studies.open(Path.of("reports", "figure-1"));
    Path page = directory.resolve("many.html");
    Files.writeString(page, HtmlReport.html(run, Studies.report(run)));
    browser.open(page, "", 1400, false);
    toTheFirstChart();
    assertEquals(List.of(), readCurves());
    new Actions(browser.driver())
        .moveToElement(browser.driver().findElement(By.cssSelector(".plot .u-over")), 60, -40)
        .perform();
    browser.settle();
    List<String> read = readCurves();
    assertEquals(8, read.size(), read.toString());
    List<Double> values = read.stream().map(row -> Double.valueOf(row.split("\t", -1)[1])).toList();
    assertEquals(values.stream().sorted(Comparator.reverseOrder()).toList(), values);
    assertTrue(read.toString().contains("limit corrected"), read.toString());
  }

  /** The rows that are to be seen below the first chart, from above to below. */
  private static List<String> readCurves() {
    return Browser.strings(
        browser.js(
            """
            return [...document.querySelector('.plot').querySelectorAll('.u-series')].slice(1)
                .filter(row => row.checkVisibility())
                .sort((a, b) => a.style.order - b.style.order)
                .map(row => row.children[0].textContent + '\t' + row.children[1].textContent);
            """));
  }

  /** A chart whose curves are hidden has no colour left: neither bars of theirs nor bands. */
  @Test
  void barsAndBandsAreHiddenWithTheirCurve() throws IOException {
    RunDirectory bars = Studies.open(Path.of("reports", "figure-1"));
    Path banded = directory.resolve("banded");
    RunDirectory bands =
        SyntheticRun.finished(banded, "name: several, seed: [0, 1], network: {sigmaW2: 2.0}")
            .directory();
    for (RunDirectory run : List.of(bars, bands)) {
      Path page = directory.resolve("hidden.html");
      Files.writeString(page, HtmlReport.html(run, Studies.report(run)));
      browser.open(page, "", 1400, false);
      toTheFirstChart();
      assertTrue(colouredPixels() > 100, run.root().toString());
      browser.js(
          """
          ntk.step = null; // Where the explorer stands, which is marked.
          document.querySelector('svg.chart').closest('figure').querySelectorAll('tr.u-series').forEach(row => {
            const isBand = row.querySelector('.u-label').textContent === 'Value';
            if (!isBand) row.querySelector('.u-marker').click();
          });
          """);
      browser.settle();
      assertEquals(0, colouredPixels(), run.root().toString());
    }
  }

  /** Of the first chart those that are no shade of grey, as its axes are. */
  private static long colouredPixels() {
    return ((Number)
            browser.js(
                """
                const canvas = document.querySelector('svg.chart').closest('figure').querySelector('canvas');
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                let coloured = 0;
                for (let i = 0; i < data.length; i += 4) {
                  const colour = data.slice(i, i + 3);
                  if (data[i + 3] > 40 && Math.max(...colour) - Math.min(...colour) > 40) coloured++;
                }
                return coloured;
                """))
        .longValue();
  }

  private static void moved(List<String> faults, double[] whole, double by, String when) {
    double[] now = across();
    double off = Math.abs(now[0] - whole[0] - by) + Math.abs(now[1] - whole[1] - by);
    if (!(off < 0.02 * (whole[1] - whole[0]))) {
      faults.add(when + ": " + Arrays.toString(now) + " of " + Arrays.toString(whole));
    }
  }

  /** Drags the first chart a quarter of its width to the right. */
  private static void drag(boolean withShift) {
    WebElement over = browser.driver().findElement(By.cssSelector("#figure .u-over"));
    Actions actions = new Actions(browser.driver()).moveToElement(over);
    actions = withShift ? actions.keyDown(Keys.SHIFT) : actions;
    actions = actions.clickAndHold().moveByOffset(over.getSize().getWidth() / 4, 0).release();
    (withShift ? actions.keyUp(Keys.SHIFT) : actions).perform();
    browser.settle();
  }

  private static void press(String label) {
    browser.js(
        "document.querySelector(`#figure .tools button[aria-label^='${arguments[0]}']`).click()",
        label);
    browser.settle();
  }

  /** From where to where the horizontal axis of the first chart goes. */
  private static double[] across() {
    Object ends = browser.js("return document.querySelector('#figure .plot').dataset.x");
    return Stream.of(String.valueOf(ends).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static Stream<Arguments> brokenPages() {
    return Stream.of(
        broken("console: ", "</body>", "<script>alert(1)</script></body>"),
        broken("console: ", "</body>", "<img alt='' src='https://192.0.2.1/x.png'></body>"),
        broken("image: ", "</body>", "<img alt='' src='data:image/png;base64,AA'></body>"),
        broken("wide: ", "</main>", "<div style='width:2000px'>x</div></main>"),
        broken("empty: ", "</style>", ".plot canvas { width: 3px !important }</style>"),
        broken("cut: ", "</style>", ".sideways { display: none !important }</style>"),
        broken(
            "axe: image-alt",
            "</main>",
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>"),
        broken("axe: color-contrast", "</style>", "p { color: #ccc !important }</style>"),
        broken("axe: ", "<html lang=\"en\">", "<html>"));
  }

  private static Arguments broken(String fault, String part, String replacement) {
    UnaryOperator<String> damage = html -> html.replaceFirst(part, replacement);
    return Arguments.of(fault, damage);
  }

  @ParameterizedTest
  @MethodSource("brokenPages")
  void aBrokenPageIsNoticed(String fault, UnaryOperator<String> damage) throws IOException {
    Path page = synthetic("broken", damage);
    browser.open(page, "", 390, false);
    toTheFirstChart();
    List<String> found = fault.startsWith("axe") ? browser.barriers(false) : browser.faults();
    assertTrue(found.stream().anyMatch(one -> one.startsWith(fault)), fault + " in " + found);
  }

  @Test
  void theTabKeyReachesAllThatCanBeDone() throws IOException {
    Path page = synthetic("tabs", html -> html);
    browser.open(page, "", 1400, false);
    List<String> stops = browser.tabStops(MOST_STOPS);
    for (String wanted :
        List.of(
            "button.#theme",
            "button.play#",
            "input.#explore-step",
            "select.#",
            "canvas.#",
            "summary.#",
            "div.plot#",
            "div.scroll#")) {
      assertTrue(stops.contains(wanted), wanted + " in " + stops);
    }
  }

  private static void toTheFirstChart() {
    browser.js(
        "document.querySelector('svg.chart')?.closest('figure').scrollIntoView({behavior:"
            + " 'instant'})");
    browser.settle();
  }

  /** A page of invented numbers, damaged. */
  private static Path synthetic(String name, UnaryOperator<String> damage) throws IOException {
    Path root = directory.resolve(name);
    RunDirectory run =
        Files.isDirectory(root)
            ? Studies.open(root)
            : SyntheticRun.finished(root, "name: figure-4").directory();
    Path page = root.resolve("index.html");
    Files.writeString(page, damage.apply(HtmlReport.html(run, Studies.report(run))));
    return page;
  }
}
