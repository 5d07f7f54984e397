package org.ntkdynamics.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The kinds of experiment that a project may be without, because their study was deleted. */
public final class Kinds {
  private static final Pattern KIND = Pattern.compile("(?m)^\\{?kind: *([a-z-]+)");

  private Kinds() {}

  /**
   * Whether a kind that ships is not there.
   *
   * @throws IllegalArgumentException if no such kind ships
   */
  public static boolean isMissing(String kind) {
    if (Stream.of(SmallRun.values()).noneMatch(shipped -> shipped.kind().equals(kind))) {
      throw new IllegalArgumentException("no kind " + kind + " ships");
    }
    return !Studies.byKind().containsKey(kind);
  }

  /** The same of the kind of a spec. */
  public static boolean isMissing(Path spec) throws IOException {
    Matcher kind = KIND.matcher(Files.readString(spec));
    if (!kind.find()) {
      throw new IllegalArgumentException(spec + " names no kind");
    }
    return isMissing(String.valueOf(kind.group(1)));
  }

  /** Leaves a test whose study is not there. */
  public static void assume(String kind) {
    Assumptions.assumeFalse(isMissing(kind), kind);
  }

  /** The same by the kind of a spec. */
  public static void assume(Path spec) throws IOException {
    Assumptions.assumeFalse(isMissing(spec), spec::toString);
  }
}
