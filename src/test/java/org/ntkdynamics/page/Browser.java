package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Headless Chromium with a page in it, and what is wrong with that page. Needs Debian's {@code
 * chromium} and {@code chromium-driver}; where they are not, tests are skipped, unless the
 * environment variable NTK_REQUIRE_BROWSER is set.
 */
final class Browser implements AutoCloseable {
  private static final Path SHOTS = Path.of("target", "screenshots");

  /** What axe-core finds that keeps someone from reading the page. */
  private static final String AXE =
      """
      const done = arguments[arguments.length - 1];
      // More rows of a table have nothing that its first ones have not.
      document.querySelectorAll('tbody tr:nth-child(n+7), .claim:nth-of-type(n+7)')
          .forEach(row => row.remove());
      const rules = arguments[0] ? {type: 'rule', values: ['color-contrast']}
          : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']};
      axe.run(document, {resultTypes: ['violations'], runOnly: rules}).then(result => done(
          result.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => 'axe: ' + v.id + ' ' + v.nodes.length + ' × '
                  + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary)),
          error => done(['axe: ' + error]));
      """;

  private static final Logger LOG = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  Browser() {
    Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<Path> service = onPath("chromedriver");
    boolean isRequired = System.getenv("NTK_REQUIRE_BROWSER") != null;
    assumeTrue(
        isRequired || (browser.isPresent() && service.isPresent()),
        "there is no Chromium with its chromedriver here");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    // It looks for a version of the protocol, of which nothing is used that changes.
    LOG.setLevel(Level.SEVERE);
    ChromeDriverService started =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(service.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(started, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page anew. */
  void open(Path page, String fragment, int width, boolean dark) {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    driver.get(page.toUri() + fragment);
    settle();
  }

  /** Waits until the charts in sight and the kernels are drawn, and two pictures more. */
  void settle() {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next, 30)));
        const inSight = part => {
          const {top, bottom, width} = part.getBoundingClientRect();
          return width > 0 && bottom > 0 && top < innerHeight;
        };
        const waits = () =>
            document.querySelector('#explore:not([data-step])')
            || [...document.querySelectorAll('svg.chart:not(.drawn)')].some(inSight);
        (async () => {
          for (let i = 0; i < 100 && waits(); i++) await frame();
          await frame();
          await frame();
          done();
        })();
        """);
  }

  Object js(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What is wrong with the open page, whoever reads it. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .forEach(entry -> faults.add("console: " + entry.getMessage()));
    strings(
            js(
                """
                return performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => !/^(data|blob):/.test(name)).map(name => 'request: ' + name);
                """))
        .forEach(faults::add);
    strings(
            js(
                """
                const page = document.documentElement;
                const found = [];
                if (page.scrollWidth > innerWidth) {
                  found.push('wide: ' + page.scrollWidth + ' of ' + innerWidth);
                }
                const empty = [...document.querySelectorAll('svg.chart, .plot canvas')].filter(
                    part => part.checkVisibility() && part.getBoundingClientRect().width < 50);
                if (empty.length) found.push('empty: ' + empty[0].outerHTML.slice(0, 80));
                [...document.images].filter(image => !image.complete || !image.naturalWidth)
                    .forEach(image => found.push('image: ' + image.src.slice(0, 80)));
                document.querySelectorAll('.scroll').forEach(box => {
                  const hint = box.nextElementSibling;
                  const says = hint?.classList.contains('sideways') && hint.checkVisibility();
                  if (box.checkVisibility() && box.scrollWidth > box.clientWidth + 1 && !says) {
                    found.push('cut: ' + box.getAttribute('aria-label'));
                  }
                });
                return found;
                """))
        .forEach(faults::add);
    return faults;
  }

  /**
   * What keeps someone from reading the open page, by axe-core.
   *
   * @param contrast whether its contrasts alone are looked at
   */
  List<String> barriers(boolean contrast) {
    // Through the protocol, as the page allows no script but its own.
    driver.executeCdpCommand("Runtime.evaluate", Map.of("expression", axe()));
    return strings(driver.executeAsyncScript(AXE, contrast));
  }

  /** What the Tab key reaches, by tag and name, until it comes round. */
  List<String> tabStops(int most) {
    List<String> stops = new ArrayList<>();
    js("document.activeElement.blur(); scrollTo(0, 0)");
    for (int i = 0; i < most; i++) {
      key("Tab", 9);
      String stop =
          String.valueOf(
              js(
                  """
                  const at = document.activeElement;
                  return at.tagName.toLowerCase() + '.' + at.className + '#' + at.id;
                  """));
      stops.add(stop);
    }
    return stops;
  }

  /** Presses a key, wherever the focus is. */
  void key(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      driver.executeCdpCommand(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
  }

  void shoot(String name) {
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    String path = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream in = Browser.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
