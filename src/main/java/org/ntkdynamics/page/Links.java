package org.ntkdynamics.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.store.RunDirectory;

/** Relative links from the page to the files there are. */
public final class Links {
  private final RunDirectory run;

  public Links(RunDirectory run) {
    this.run = run;
  }

  /** The files of the run that belong to no unit. */
  public List<Page.Link> ofRun() {
    return existing(
        run.specFile(),
        run.provenanceFile(),
        run.splitFile(),
        run.scalingFile(),
        run.modelsFile(),
        run.subsampleFile());
  }

  public List<Page.Link> existing(Path... files) {
    return Stream.of(files)
        .filter(Files::isRegularFile)
        .map(file -> new Page.Link(href(file), String.valueOf(file.getFileName())))
        .toList();
  }

  private String href(Path file) {
    return address(run.root().relativize(file));
  }

  /** From a page anywhere to a file. */
  public static String relative(Path page, Path file) {
    Path directory = page.toAbsolutePath().normalize().resolveSibling("");
    return address(directory.relativize(file.toAbsolutePath().normalize()));
  }

  private static String address(Path relative) {
    String path = relative.toString().replace('\\', '/');
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address can name " + path, e);
    }
  }
}
