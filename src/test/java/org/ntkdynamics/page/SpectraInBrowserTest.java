package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The eigenpairs that the page of the recorded Figure 4 shows: they are held against the kernels'
 * files by what eigenpairs are, {@code Kv = λv} and {@code Σλ = tr K}.
 */
@NeedsStudy("label-awareness")
class SpectraInBrowserTest {
  private static final Path REPORT = Path.of("reports", "figure-4-laptop");
  private static final List<Integer> STEPS = List.of(0, 3000);
  private static final List<String> UNITS =
      List.of("sw2=1.0_seed=0", "sw2=2.0_seed=0", "sw2=2.2_seed=0");
  private static final int SIZE = 100;
  private static final int VECTORS = 3;

  /** What components in steps of 1/32767 leave of {@code ‖Kv - λv‖ / λ₁}. */
  private static final double RESIDUAL = 5e-4;

  private static final double TRACE = 1e-9;

  /** Of a curve in a picture. */
  private static final double PIXEL = 0.05;

  /** A share of the largest weight that is near white. */
  private static final double PALE = 0.02;

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
  void theyAreThoseOfTheFiles() throws IOException {
    assertEquals(List.of(), faults(ChangedPage.write(directory, html, "", "")));
    browser.js("document.querySelector('.spectra').scrollIntoView({behavior: 'instant'})");
    browser.shoot("spectra");
  }

  /** A part of the scripts, and what stands there instead. */
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("kernel * size, (kernel + 1) * size", "0, size"),
        Arguments.of("kernel * vectors + rank", "rank"),
        Arguments.of("tint(vector[position] / most)", "tint(-vector[position] / most)"),
        Arguments.of("this.spectrum.vectors[rank][position]", "this.spectrum.vectors[0][position]"),
        Arguments.of("row + move[0], column + move[1]", "row, column"),
        Arguments.of("marks(x(chart.places[i]), y(value))", "marks(x(chart.places[i]), y(i + 1))"),
        Arguments.of("event.clientX - box.left) / box.width", "event.clientX - box.left) / 1"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void othersAreNoticed(String part, String instead) throws IOException {
    assertNotEquals(List.of(), faults(ChangedPage.write(directory, html, part, instead)));
  }

  private List<String> faults(Path page) {
    List<String> faults = new ArrayList<>();
    browser.open(page, "#explore:step=" + STEPS.get(0) + "&pair=12,40", 1400, false);
    browser.js("HTMLAnchorElement.prototype.click = () => {}");
    for (int step : STEPS) {
      browser.js(
          "location.hash = arguments[0]", "#explore:step=" + step + "&pair=12," + (step % 97));
      browser.settle();
      List<List<String>> values = csv(".eigenvalues .tools button:last-child", 0);
      for (int unit = 0; unit < UNITS.size(); unit++) {
        SquareMatrix kernel = run.unit(UNITS.get(unit)).traceKernel(step);
        faults.addAll(pairFaults(kernel, unit, column(values, 1 + unit), "step " + step));
      }
      faults.addAll(pictureFaults(values, "step " + step));
    }
    faults.addAll(pointFaults());
    return faults;
  }

  /** Where the eigenpairs of a kernel are not such, or have other colours. */
  private List<String> pairFaults(
      SquareMatrix kernel, int unit, List<Double> values, String place) {
    List<String> faults = new ArrayList<>();
    double trace = IntStream.range(0, SIZE).mapToDouble(i -> kernel.at(i, i)).sum();
    double sum = values.stream().mapToDouble(value -> value).sum();
    if (values.size() != SIZE || Math.abs(sum / trace - 1) > TRACE) {
      faults.add(place + ": Σλ = " + sum + ", tr K = " + trace);
    }
    for (int rank = 0; rank < VECTORS; rank++) {
      List<Double> vector = weights(VECTORS * unit + rank);
      double residual = residual(kernel, vector, values.get(rank)) / values.get(0);
      if (residual > RESIDUAL) {
        faults.add(place + ": ‖Kv - λv‖ = " + residual + " λ₁ at rank " + rank);
      }
      if (!isColoured(vector, signs(VECTORS * unit + rank))) {
        faults.add(place + ": the colours of rank " + rank);
      }
    }
    return faults;
  }

  /** Where the curves that are saved as SVG do not go through the logarithms of the eigenvalues. */
  private static List<String> pictureFaults(List<List<String>> values, String place) {
    String svg = saved(".eigenvalues button[aria-label^='Save as SVG']", 0);
    List<List<Double>> curves =
        Pattern.compile("<polyline points=\"([^\"]*)\"")
            .matcher(svg)
            .results()
            .map(curve -> heights(curve.group(1)))
            .toList();
    List<String> faults = new ArrayList<>();
    double first = Math.log(column(values, 1).get(0));
    double last = Math.log(column(values, 1).get(SIZE - 1));
    for (int unit = 0; unit < UNITS.size(); unit++) {
      if (curves.size() != UNITS.size() || curves.get(unit).size() != SIZE) {
        faults.add(place + ": other curves are saved");
        return faults;
      }
      double from = curves.get(0).get(0);
      double scale = (curves.get(0).get(SIZE - 1) - from) / (last - first);
      for (int rank = 0; rank < SIZE; rank++) {
        double value = Math.log(column(values, 1 + unit).get(rank));
        if (Math.abs(from + scale * (value - first) - curves.get(unit).get(rank)) > PIXEL) {
          faults.add(place + ": unit " + unit + " lies elsewhere at rank " + rank);
        }
      }
    }
    return faults;
  }

  private static List<Double> heights(String points) {
    return Stream.of(points.split(" ", -1))
        .map(point -> Double.valueOf(point.split(",", -1)[1]))
        .toList();
  }

  /** Where the weight under the pointer, or after an arrow key, is that of another sample. */
  private List<String> pointFaults() {
    List<String> faults = new ArrayList<>();
    int sheet = 4;
    List<Double> vector = weights(sheet);
    WebElement canvas =
        browser.driver().findElements(By.cssSelector(".eigen canvas[role]")).get(sheet);
    browser.js("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", canvas);
    double width = canvas.getSize().getWidth();
    double height = canvas.getSize().getHeight();
    new Actions(browser.driver())
        .moveToElement(
            canvas,
            (int) Math.round(7.5 / 10 * width - width / 2),
            (int) Math.round(3.5 / 10 * height - height / 2))
        .perform();
    browser.settle();
    check(faults, sheet, vector, 37);
    browser.js("arguments[0].focus()", canvas);
    browser.key("ArrowRight", 39);
    browser.key("ArrowUp", 38);
    browser.settle();
    check(faults, sheet, vector, 28);
    return faults;
  }

  private void check(List<String> faults, int sheet, List<Double> vector, int position) {
    WebElement said = browser.driver().findElements(By.cssSelector(".weight")).get(sheet);
    double weight = Double.parseDouble(String.valueOf(said.getDomAttribute("data-weight")));
    if (!said.getText().startsWith("Sample " + position + ", class " + position / 10 + ":")
        || weight != vector.get(position)) {
      faults.add("not sample " + position + " but " + said.getText());
    }
  }

  private static double residual(SquareMatrix kernel, List<Double> vector, double value) {
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      double product = 0;
      for (int j = 0; j < SIZE; j++) {
        product += kernel.at(i, j) * vector.get(j);
      }
      squares += Math.pow(product - value * vector.get(i), 2);
    }
    return Math.sqrt(squares);
  }

  private static List<Double> weights(int sheet) {
    return column(csv(".eigen button[aria-label^='Save the weights']", sheet), 3);
  }

  private static List<Double> column(List<List<String>> rows, int column) {
    return rows.stream().skip(1).map(row -> Double.valueOf(row.get(column))).toList();
  }

  /** What is saved as CSV when a button is pressed. */
  private static List<List<String>> csv(String button, int index) {
    return saved(button, index).lines().map(line -> List.of(line.split(",", -1))).toList();
  }

  private static String saved(String button, int index) {
    return String.valueOf(
        browser
            .driver()
            .executeAsyncScript(
                """
                const [button, index, done] = arguments;
                const url = URL.createObjectURL;
                URL.createObjectURL = blob => { blob.text().then(done); return 'data:,'; };
                document.querySelectorAll(button)[index].click();
                URL.createObjectURL = url;
                """,
                button,
                index));
  }

  /** Whether the colours are those of the signs, where there is more than a breath of colour. */
  private static boolean isColoured(List<Double> vector, List<Double> signs) {
    double most = vector.stream().mapToDouble(Math::abs).max().orElseThrow();
    return IntStream.range(0, SIZE)
        .filter(i -> Math.abs(vector.get(i)) > PALE * most)
        .allMatch(i -> signs.get(i) == Math.signum(vector.get(i)));
  }

  /** By the colour of each sample's ground: 1 for orange, -1 for blue, 0 for neither. */
  private static List<Double> signs(int sheet) {
    return Browser.strings(
            browser.js(
                """
                const canvas = document.querySelectorAll('.eigen canvas[role]')[arguments[0]];
                const context = canvas.getContext('2d');
                return Array.from({length: 100}, (_, i) => {
                  const [x, y] = [28 * (i % 10), 28 * Math.floor(i / 10)];
                  const [red, , blue] = context.getImageData(x, y, 1, 1).data;
                  return Math.sign(red - blue);
                });
                """,
                sheet))
        .stream()
        .map(Double::valueOf)
        .toList();
  }
}
