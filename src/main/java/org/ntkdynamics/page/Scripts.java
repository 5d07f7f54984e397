package org.ntkdynamics.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts of the pages: files among the resources, the same for every run, which a page allows
 * by their digests and nothing else. Public because the template engine reads only public classes.
 *
 * @param head runs before anything is shown
 * @param body run when all is there, in this order; uPlot after its licence
 * @param style the style of uPlot
 * @param policy the sources a page allows, as in a Content-Security-Policy
 */
public record Scripts(List<String> head, List<String> body, String style, String policy) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** Every script of the pages. */
  static final Scripts ALL = read();

  private static Scripts read() {
    List<String> head = List.of(own("theme"));
    List<String> body =
        List.of(
            "/* "
                + resource(UPLOT + "LICENSE")
                + "*/\n"
                + resource(UPLOT + "dist/uPlot.iife.min.js"),
            own("base"),
            own("view"),
            own("save"),
            own("tables"),
            own("drawing"),
            own("chart"),
            own("kernel"),
            own("eigen"),
            own("explorer"));
    return new Scripts(
        head,
        body,
        resource(UPLOT + "dist/uPlot.min.css"),
        Stream.concat(head.stream(), body.stream())
            .map(Scripts::source)
            .collect(Collectors.joining(" ")));
  }

  /** All that is put into a page as it is. */
  List<String> parts() {
    return Stream.of(head, body, List.of(style)).flatMap(List::stream).toList();
  }

  private static String own(String name) {
    return resource("/org/ntkdynamics/page/script/" + name + ".js");
  }

  private static String source(String script) {
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("a script that would end before its end");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = Scripts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
