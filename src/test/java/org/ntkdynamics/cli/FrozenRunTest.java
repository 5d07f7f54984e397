package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.study.Kinds;

/**
 * What users have: of a tiny run of each kind every file with its columns, shape or fields, every
 * cell of its tables, and what is on its page. What changes here changes for programs that read run
 * directories: {@code -Dfrozen=write} writes the files anew, and their difference belongs into the
 * changelog.
 */
class FrozenRunTest {
  private static final Path FROZEN = Path.of("src/test/resources/org/ntkdynamics/frozen");
  private static final boolean WRITE = "write".equals(System.getProperty("frozen"));

  /** Parts of a page that say what is there; the numbers in between are the tables' business. */
  private static final Pattern PART =
      Pattern.compile(
          "(?s)<(h1|h2|h3|figcaption|th|dt|summary)\\b[^>]*>(.*?)</\\1>"
              + "|<(svg class=\"chart\"|img\\b)");

  private static final Pattern NUMBER =
      Pattern.compile("[-+−]?(\\d+([.,]\\d+)*([eE][-+−]?\\d+)?|NaN|Infinity|∞)");

  /** On the disk: the recorded pages name it. */
  @TempDir(factory = TempDirFactory.Standard.class)
  Path directory;

  /** The tolerance is that of the arithmetic: training and its kernels are in float. */
  @ParameterizedTest
  @CsvSource({
    "label-awareness, 1e-3",
    "drift, 1e-3",
    "catapult, 1e-3",
    "kernel-regression, 1e-3",
    "spectrum, 1e-3",
    "dispersion, 1e-12",
    "dispersion-theory, 1e-12",
    "kernel-ratio, 1e-9",
    "first-step, 1e-9",
    "correlators, 1e-9",
    "expected-ntk, 1e-9",
    "claims, 1e-9",
  })
  void isAsItWas(String kind, double tolerance) throws IOException {
    Kinds.assume(FROZEN.resolve(kind + ".yaml"));
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    String spec = Files.readString(FROZEN.resolve(kind + ".yaml"));
    Path file = directory.resolve("spec.yaml");
    Files.writeString(file, spec.replace("DIRECTORY/", ""));
    Path root = directory.resolve("run");
    StringWriter said = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute("run", file.toString(), "--quiet", "--out", root.toString());
    assertEquals(ExitCode.DONE, code, said::toString);
    assertSame(kind + ".files.txt", files(root), tolerance);
    assertSame(kind + ".page.txt", page(Files.readString(root.resolve("index.html"))), 0);
  }

  private static void assertSame(String name, List<String> actual, double tolerance)
      throws IOException {
    Path golden = FROZEN.resolve(name);
    if (WRITE) {
      Files.write(golden, actual);
    }
    List<String> expected = Files.readAllLines(golden);
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      String place = golden + ":" + (i + 1);
      String[] wanted = expected.get(i).split(",", -1);
      String[] found = actual.get(i).split(",", -1);
      assertEquals(wanted.length, found.length, () -> place + " " + String.join(",", found));
      for (int cell = 0; cell < wanted.length; cell++) {
        assertTrue(isClose(wanted[cell], found[cell], tolerance), place + " " + actual.get(i));
      }
    }
    assertEquals(expected.size(), actual.size(), name);
  }

  private static boolean isClose(String expected, String actual, double tolerance) {
    if (expected.equals(actual) || !NUMBER.matcher(expected).matches()) {
      return expected.equals(actual);
    }
    double number = Double.parseDouble(expected);
    double error = Math.abs(number - Double.parseDouble(actual));
    return error <= tolerance * Math.max(Math.abs(number), 1e-2);
  }

  private static List<String> files(Path root) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : Trees.list(root)) {
      String name = root.relativize(file).toString();
      if (Files.isRegularFile(file) && !name.equals(".lock")) {
        lines.add("== " + name);
        lines.addAll(content(file));
      }
    }
    return lines;
  }

  private static List<String> content(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".csv")) {
      return Files.readAllLines(file);
    }
    if (name.endsWith(".npy")) {
      return List.of(Arrays.toString(NpyFile.read(file).shape()));
    }
    if (name.endsWith(".json")) {
      List<String> fields = new ArrayList<>();
      collect("", new ObjectMapper().readTree(file.toFile()), fields);
      return fields.stream().distinct().sorted().toList();
    }
    return name.endsWith(".zip") ? entries(file) : List.of();
  }

  private static List<String> entries(Path zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> e = file.entries(); e.hasMoreElements(); ) {
        names.add(e.nextElement().getName());
      }
    }
    return names;
  }

  /** The paths of a JSON file, whose values the tables or the tests of its kind know better. */
  private static void collect(String path, JsonNode node, List<String> fields) {
    if (node.isArray()) {
      node.forEach(element -> collect(path + "/*", element, fields));
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(path + '/' + e.getKey(), e.getValue(), fields));
    } else {
      fields.add(path);
    }
  }

  private static List<String> page(String html) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(html);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        parts.add(matcher.group(3).startsWith("svg") ? "chart" : "image");
      } else {
        String text = matcher.group(2).replaceAll("(?s)<svg.*?</svg>|<[^>]*>", "");
        String plain = text.replaceAll("\\s+", " ").strip();
        parts.add(matcher.group(1) + ": " + NUMBER.matcher(plain).replaceAll("#"));
      }
    }
    return parts;
  }
}
