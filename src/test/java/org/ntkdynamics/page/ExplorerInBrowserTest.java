package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.data.SampleImages;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The kernels of the recorded Figure 4, walked through in a browser. */
@NeedsStudy("label-awareness")
class ExplorerInBrowserTest {
  private static final Path REPORT = Path.of("reports", "figure-4-laptop");
  private static final List<Integer> STEPS = List.of(0, 1, 10, 20);
  private static final List<String> UNITS =
      List.of("sw2=1.0_seed=0", "sw2=2.0_seed=0", "sw2=2.2_seed=0");

  /** What 16 bits of a logarithmic scale leave of a number. */
  private static final double ROUNDED = 1e-3;

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static Browser browser;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static String html;

  private final RunDirectory run = Studies.open(REPORT);

  @BeforeAll
  static void open() {
    browser = new Browser();
    RunDirectory run = Studies.open(REPORT);
    html = HtmlReport.html(run, Studies.report(run));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void itIsAsTheFilesSay() throws IOException {
    Path page = page("", "");
    assertEquals(List.of(), stepFaults(page));
    assertEquals(List.of(), pairFaults(page));
    browser.shoot("explorer");
  }

  /** A part of the scripts, and what stands there instead. */
  static Stream<Arguments> brokenSteps() {
    return Stream.of(
        Arguments.of("index * size", "0 * size"),
        Arguments.of("low * Math.exp(ratio * (place - 1))", "low"),
        Arguments.of("const share = toShade(value)", "const share = 0"),
        Arguments.of("s.step === this.step)?.numbers", "true)?.numbers"));
  }

  @ParameterizedTest
  @MethodSource("brokenSteps")
  void aStepThatIsAnotherIsNoticed(String part, String instead) throws IOException {
    assertNotEquals(List.of(), stepFaults(page(part, instead)));
  }

  static Stream<Arguments> brokenPairs() {
    return Stream.of(
        Arguments.of("this.sample(\"Row\", row)", "this.sample(\"Row\", column)"),
        Arguments.of("position * width * height + p", "p"),
        Arguments.of("[row * side + column]", "[column]"));
  }

  @ParameterizedTest
  @MethodSource("brokenPairs")
  void aPairThatIsAnotherIsNoticed(String part, String instead) throws IOException {
    assertNotEquals(List.of(), pairFaults(page(part, instead)));
  }

  @Test
  void theAddressOpensTheSameView() throws IOException {
    Path page = page("", "");
    browser.open(
        page, "#explore:step=100&pair=12,40&scale=shared&colours=linear&hide=3", 1400, false);
    assertEquals("100", text("return document.getElementById('explore').dataset.step"));
    assertEquals("shared", text("return document.querySelectorAll('.choices select')[1].value"));
    assertEquals("2", text("return document.querySelectorAll('.map:not([hidden])').length"));
    browser.driver().findElement(By.id("explore-step")).sendKeys(Keys.ARROW_RIGHT);
    browser.settle();
    String address = text("return location.hash");
    assertEquals("#explore:step=200&pair=12,40&scale=shared&colours=linear&hide=3", address);
    assertEquals(List.of(), browser.faults());
  }

  @Test
  void aDifferenceToTheFirstKernelIsThatOfTheFiles() throws IOException {
    browser.open(page("", ""), "#explore:step=3000&pair=3,77&minus=initial", 1400, false);
    List<Double> shown = values();
    for (int i = 0; i < UNITS.size(); i++) {
      double last = run.unit(UNITS.get(i)).traceKernel(3000).at(3, 77);
      double first = run.unit(UNITS.get(i)).traceKernel(0).at(3, 77);
      assertEquals(last - first, shown.get(i), ROUNDED * (last + first));
    }
  }

  @Test
  void cellsThatALogarithmicScaleCannotShowAreCounted() throws IOException {
    String note =
        "const note = document.querySelectorAll('.map .missing')[%d];"
            + "return note.hidden ? '' : note.textContent.split(' ')[0];";
    Path page = page("", "");
    browser.open(page, "#explore:step=3000", 1400, false);
    long all = 0;
    for (int i = 0; i < UNITS.size(); i++) {
      SquareMatrix kernel = run.unit(UNITS.get(i)).traceKernel(3000);
      long below = cells(kernel).filter(value -> !(value > 0)).count();
      assertEquals(below == 0 ? "" : String.valueOf(below), text(note.formatted(i)));
      all += below;
    }
    assertTrue(all > 0, "a kernel with such cells");
    browser.open(page, "#explore:step=3000&colours=linear", 1400, false);
    for (int i = 0; i < UNITS.size(); i++) {
      assertEquals("", text(note.formatted(i)));
    }
  }

  private static DoubleStream cells(SquareMatrix kernel) {
    return IntStream.range(0, kernel.size())
        .boxed()
        .flatMapToDouble(i -> IntStream.range(0, kernel.size()).mapToDouble(j -> kernel.at(i, j)));
  }

  /** Where the picture or the numbers at a step are not those of the files. */
  private List<String> stepFaults(Path page) {
    List<String> faults = new ArrayList<>();
    browser.open(page, "#explore:step=0&pair=12,40", 1400, false);
    WebElement slider = browser.driver().findElement(By.id("explore-step"));
    for (int step : STEPS) {
      List<Double> shown = values();
      for (int i = 0; i < UNITS.size(); i++) {
        SquareMatrix kernel = run.unit(UNITS.get(i)).traceKernel(step);
        if (Math.abs(shown.get(i) / kernel.at(12, 40) - 1) > ROUNDED) {
          faults.add("step " + step + ": " + shown.get(i) + " is " + kernel.at(12, 40));
        }
        int[] extremes = extremes(kernel);
        if (brightness(i, extremes[0]) > 30 || brightness(i, extremes[1]) < 750) {
          faults.add("step " + step + ": the colours");
        }
      }
      String numbers = text("return document.querySelector('.numbers table').textContent");
      if (!numbers.contains(thetaD(step))) {
        faults.add("step " + step + ": Θd is not " + thetaD(step));
      }
      slider.sendKeys(Keys.ARROW_RIGHT);
      browser.settle();
    }
    return faults;
  }

  /** Where the pair under the pointer is another one than it should be. */
  private List<String> pairFaults(Path page) throws IOException {
    List<String> faults = new ArrayList<>();
    browser.open(page, "#explore:step=100&pair=0,0", 1400, false);
    WebElement canvas = browser.driver().findElement(By.cssSelector(".cells canvas"));
    browser.js("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", canvas);
    int row = 23;
    int column = 71;
    double size = canvas.getSize().getWidth();
    new Actions(browser.driver())
        .moveToElement(
            canvas,
            (int) Math.round((column + 0.5) / 100 * size - size / 2),
            (int) Math.round((row + 0.5) / 100 * size - size / 2))
        .perform();
    browser.settle();
    List<SubsampleRow> samples = run.subsample();
    String said = text("return document.querySelector('.pair-of-samples').textContent");
    for (String part : List.of(said("Row", row, samples), said("Column", column, samples))) {
      if (!said.contains(part)) {
        faults.add("not " + part + " but " + said);
      }
    }
    double value = run.unit(UNITS.get(0)).traceKernel(100).at(row, column);
    if (Math.abs(values().get(0) / value - 1) > ROUNDED) {
      faults.add("not " + value + " but " + values().get(0));
    }
    DatasetFile file = run.provenance().orElseThrow().datasetFiles().get(0);
    List<Integer> pair =
        List.of(samples.get(row).datasetIndex(), samples.get(column).datasetIndex());
    ByteBuffer pixels = SampleImages.find(file.file(), file.sha256(), pair).orElseThrow().pixels();
    for (int i = 0; i < 2; i++) {
      if (ink(pixels, i) != digit(i)) {
        faults.add("another image");
      }
    }
    return faults;
  }

  private static String said(String what, int at, List<SubsampleRow> samples) {
    SubsampleRow sample = samples.get(at);
    return what + " " + at + ": class " + sample.label() + ", index " + sample.datasetIndex();
  }

  private static long ink(ByteBuffer pixels, int image) {
    long ink = 0;
    for (int i = 0; i < 784; i++) {
      ink += (long) (i + 1) * (pixels.get(image * 784 + i) & 0xff);
    }
    return ink;
  }

  private static long digit(int image) {
    return ((Number)
            browser.js(
                """
                const canvas = document.querySelectorAll('.pair-of-samples canvas')[arguments[0]];
                const data = canvas.getContext('2d').getImageData(0, 0, 28, 28).data;
                let ink = 0;
                for (let i = 0; i < 784; i++) ink += (i + 1) * (255 - data[4 * i]);
                return ink;
                """,
                image))
        .longValue();
  }

  private String thetaD(int step) {
    return Tables.METRICS.read(run.unit(UNITS.get(0))).stream()
        .filter(row -> row.step() == step)
        .map(row -> Numbers.readable(row.kernel().labelAwareness().thetaD()))
        .findFirst()
        .orElseThrow();
  }

  /** Where its least and its greatest entry are, row by row. */
  private static int[] extremes(SquareMatrix kernel) {
    int least = 0;
    int greatest = 0;
    for (int at = 0; at < kernel.size() * kernel.size(); at++) {
      double value = kernel.at(at / kernel.size(), at % kernel.size());
      least = value < kernel.at(least / kernel.size(), least % kernel.size()) ? at : least;
      greatest =
          value > kernel.at(greatest / kernel.size(), greatest % kernel.size()) ? at : greatest;
    }
    return new int[] {least, greatest};
  }

  private static long brightness(int map, int at) {
    return ((Number)
            browser.js(
                """
                const canvas = document.querySelectorAll('.cells canvas')[arguments[0]];
                const [x, y] = [arguments[1] % canvas.width, Math.floor(arguments[1] / canvas.width)];
                const data = canvas.getContext('2d').getImageData(x, y, 1, 1).data;
                return data[0] + data[1] + data[2];
                """,
                map, at))
        .longValue();
  }

  private static List<Double> values() {
    return Browser.strings(
            browser.js(
                "return [...document.querySelectorAll('dd[data-value]')].map(d => d.dataset.value)"))
        .stream()
        .map(Double::valueOf)
        .toList();
  }

  private static String text(String script) {
    return String.valueOf(browser.js(script));
  }

  private Path page(String part, String instead) throws IOException {
    return ChangedPage.write(directory, html, part, instead);
  }
}
