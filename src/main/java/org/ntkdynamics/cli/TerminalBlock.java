package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The last lines of a terminal, which are written again and again; what is said meanwhile stands
 * above them. Thread-safe.
 *
 * <p>The progress bar's own consumer opens a terminal that resets Ctrl-C to what the system does
 * with it, so that the process would die without {@link Interrupt}. Here the terminal is asked for
 * its size alone, leaves signals as they are, and is closed at once.
 */
final class TerminalBlock {
  private static final int WIDTH_WHERE_UNKNOWN = 80;
  private static final int HEIGHT_WHERE_UNKNOWN = 24;
  private static final int LEAST = 10;
  private static final String TO_THE_END = "\r\u001b[J";

  private final PrintStream out;
  private final int width;
  private final int height;
  private final List<Line> lines = new ArrayList<>();
  private int shown;

  /**
   * A block on a terminal of some columns and rows; of more lines than there is room for, the first
   * ones are shown.
   */
  TerminalBlock(PrintStream out, int width, int height) {
    this.out = out;
    this.width = width;
    this.height = height;
  }

  /** A block on standard error, as wide as the terminal is now. */
  static TerminalBlock ofStandardError() {
    try (Terminal terminal = TerminalBuilder.builder().nativeSignals(false).dumb(true).build()) {
      return new TerminalBlock(
          System.err,
          known(terminal.getWidth(), WIDTH_WHERE_UNKNOWN),
          known(terminal.getHeight(), HEIGHT_WHERE_UNKNOWN));
    } catch (IOException | IllegalStateException e) {
      return new TerminalBlock(System.err, WIDTH_WHERE_UNKNOWN, HEIGHT_WHERE_UNKNOWN);
    }
  }

  private static int known(int size, int otherwise) {
    return size < LEAST ? otherwise : size;
  }

  /**
   * A new line, below those there are.
   *
   * @param staysLast whether later ones that do not are to stand above it
   */
  synchronized Line add(boolean staysLast) {
    Line line = new Line(staysLast);
    int above = (int) lines.stream().filter(other -> !other.staysLast).count();
    lines.add(staysLast ? lines.size() : above, line);
    return line;
  }

  /** Says something that stays, above the block. */
  synchronized void say(String text) {
    paint(text + System.lineSeparator());
  }

  private synchronized void set(Line line, String bar) {
    if (!line.shows(bar)) {
      line.bar = bar;
      line.isStale = false;
      paint("");
    }
  }

  private synchronized void remove(Line line) {
    lines.remove(line);
    paint("");
  }

  private void paint(String above) {
    StringBuilder text = new StringBuilder();
    if (shown > 0) {
      text.append("\u001b[").append(shown).append('A');
    }
    text.append(TO_THE_END).append(above);
    List<String> drawn = lines.stream().flatMap(line -> line.texts().stream()).toList();
    shown = Math.min(drawn.size(), height - 1);
    drawn.subList(0, shown).forEach(line -> text.append(line).append(System.lineSeparator()));
    out.print(text);
    out.flush();
  }

  /** A bar, and under it what is to be known of it. */
  final class Line implements ProgressBarConsumer {
    private final boolean staysLast;
    private String bar = "";
    private String note = "";
    private boolean isStale = true;

    private Line(boolean staysLast) {
      this.staysLast = staysLast;
    }

    /** Says something under the bar when that is drawn next. */
    void note(String text) {
      synchronized (TerminalBlock.this) {
        note = text.substring(0, Math.min(text.length(), width - 1));
        isStale = true;
      }
    }

    private boolean shows(String rendered) {
      return !isStale && bar.equals(rendered);
    }

    private List<String> texts() {
      return bar.isEmpty() ? List.of() : note.isEmpty() ? List.of(bar) : List.of(bar, note);
    }

    @Override
    public int getMaxRenderedLength() {
      return width - 1;
    }

    @Override
    public void accept(String rendered) {
      set(this, rendered);
    }

    @Override
    public void close() {
      remove(this);
    }
  }
}
