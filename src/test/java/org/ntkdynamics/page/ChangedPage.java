package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of runs, broken on purpose to see whether that is noticed. */
final class ChangedPage {
  private ChangedPage() {}

  /**
   * A page with a part of its scripts changed; then it allows any script.
   *
   * @param page the page as it is
   * @param part what must be there; empty for the page as it is
   * @param instead what stands there afterwards
   */
  static Path write(Path directory, String page, String part, String instead) throws IOException {
    String html = page;
    if (!part.isEmpty()) {
      assertTrue(html.contains(part), part);
      html = html.replace(part, instead).replaceFirst("<meta http-equiv[^>]*>", "");
    }
    return Files.writeString(Files.createTempFile(directory, "page", ".html"), html);
  }
}
