package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.training.SyntheticRun;

/**
 * The report in headless Chromium. Where there is no Chromium the tests are skipped, unless the
 * environment variable NTK_REQUIRE_BROWSER is set.
 */
class BrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>");

  /** Loads the report in a frame of some width and tells what it looks like from outside. */
  private static final String PROBE =
      """
      <!DOCTYPE html><html><body>
      <iframe id="page" src="index.html" style="width:WIDTHpx;height:2000px;border:0"></iframe>
      <pre id="result"></pre>
      <script>
        const frame = document.getElementById('page');
        frame.onload = () => {
          const page = frame.contentDocument;
          const images = [...page.images];
          document.getElementById('result').textContent = JSON.stringify({
            title: page.title,
            width: page.documentElement.clientWidth,
            scrollWidth: page.documentElement.scrollWidth,
            images: images.length,
            broken: images.filter(i => !i.complete || i.naturalWidth === 0).length,
            charts: page.querySelectorAll('svg').length,
            emptyCharts: [...page.querySelectorAll('svg')]
                .filter(s => s.getBoundingClientRect().width < 1).length,
            requests: performance.getEntriesByType('resource')
                .filter(r => r.name.startsWith('http')).length
          });
        };
      </script></body></html>
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {390, 1400})
  void fitsTheScreenAndShowsEveryPicture(int width) throws IOException, InterruptedException {
    Studies.writeReport(SyntheticRun.finished(directory, "name: figure-4").directory());
    JsonNode page = look(width);
    assertTrue(page.get("title").asText().contains("figure-4"), page.toString());
    assertEquals(width, page.get("width").asInt());
    assertTrue(page.get("scrollWidth").asInt() <= width, "the page scrolls sideways: " + page);
    assertTrue(page.get("images").asInt() >= 12, page.toString());
    assertTrue(page.get("charts").asInt() >= 5, page.toString());
    assertEquals(0, page.get("broken").asInt());
    assertEquals(0, page.get("emptyCharts").asInt());
    assertEquals(0, page.get("requests").asInt());
  }

  @Test
  void theProbeNoticesAPageThatIsTooWide() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("index.html"),
        "<!DOCTYPE html><title>wide</title><div style='width:900px'>x</div><img src='no.png'>");
    JsonNode page = look(390);
    assertTrue(page.get("scrollWidth").asInt() > 390);
    assertEquals(1, page.get("broken").asInt());
  }

  private JsonNode look(int width) throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("probe.html"), PROBE.replace("WIDTH", Integer.toString(width)));
    Path dom = directory.resolve("dom.html");
    Process browser =
        new ProcessBuilder(command())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, browser.waitFor());
    Matcher result = RESULT.matcher(Files.readString(dom));
    assertTrue(result.find(), "the probe did not run");
    return new ObjectMapper().readTree(StringEscapeUtils.unescapeHtml4(result.group(1)));
  }

  private List<String> command() {
    Optional<String> browser = browser();
    boolean isRequired = System.getenv("NTK_REQUIRE_BROWSER") != null;
    assumeTrue(isRequired || browser.isPresent(), "there is no Chromium here");
    List<String> command = new ArrayList<>(List.of(browser.orElseThrow()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--allow-file-access-from-files",
            "--user-data-dir=" + directory.resolve("profile"),
            "--window-size=1500,2200",
            "--virtual-time-budget=10000",
            "--dump-dom",
            directory.resolve("probe.html").toUri().toString()));
    return command;
  }

  private static Optional<String> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
