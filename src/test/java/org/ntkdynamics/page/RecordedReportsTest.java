package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.Studies;

/** The reports that are kept in the repository. */
class RecordedReportsTest {
  private static final Path REPORTS = Path.of("reports");
  private static final Pattern LINK = Pattern.compile("<a href=\"([^#\"][^\"]*)\"");
  private static final Pattern CORNERS = Pattern.compile("<polyline[^>]* points=\"([^\"]*)\"");

  private static final Pattern HEIGHT = Pattern.compile(",(-?[0-9.]+)");

  @Test
  void everyLinkLeadsToAFileBesideThePage() throws IOException {
    List<String> dead = new ArrayList<>();
    List<Path> pages = pages();
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String path = URI.create(String.valueOf(link.group(1))).getPath();
        if (!Files.isRegularFile(page.resolveSibling(path))) {
          dead.add(page + ": " + path);
        }
      }
    }
    assertTrue(pages.size() > 10, "there are reports");
    assertEquals(List.of(), dead);
  }

  @Test
  void chartsOfTheFirstStepStayInsideTheirAxes() {
    Kinds.assume("first-step");
    RunDirectory run = Studies.open(REPORTS.resolve("first-step"));
    Matcher line = CORNERS.matcher(HtmlReport.html(run, Studies.report(run)));
    int lines = 0;
    while (line.find()) {
      Matcher corner = HEIGHT.matcher(String.valueOf(line.group(1)));
      while (corner.find()) {
        double down = Double.parseDouble(String.valueOf(corner.group(1)));
        assertTrue(down >= -1 && down <= LineChart.HEIGHT + 1, line.group());
      }
      lines++;
    }
    assertTrue(lines > 50, "there are lines: " + lines);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> directories = Files.list(REPORTS)) {
      return directories
          .map(directory -> directory.resolve("index.html"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
