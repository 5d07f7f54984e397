package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The line of a terminal that a progress bar is written on, again and again.
 *
 * <p>The bar's own consumer opens a terminal that resets Ctrl-C to what the system does with it, so
 * that the process would die without {@link Interrupt}. Here the terminal is asked for its width
 * alone, leaves signals as they are, and is closed at once.
 */
final class TerminalLine extends ConsoleProgressBarConsumer {
  private static final int WIDTH_WHERE_UNKNOWN = 80;
  private static final int WIDTH_AT_LEAST = 10;

  private TerminalLine(PrintStream out, int width) {
    super(out, width - 1);
  }

  /** A line of standard error, as wide as the terminal is now. */
  static TerminalLine ofStandardError() {
    return new TerminalLine(System.err, width());
  }

  private static int width() {
    try (Terminal terminal = TerminalBuilder.builder().nativeSignals(false).dumb(true).build()) {
      int width = terminal.getWidth();
      return width < WIDTH_AT_LEAST ? WIDTH_WHERE_UNKNOWN : width;
    } catch (IOException | IllegalStateException e) {
      return WIDTH_WHERE_UNKNOWN;
    }
  }
}
