package org.ntkdynamics.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on a terminal in the end, after all that was written to it. */
class ProgressBarsTest {
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[(\\d*)([A-Za-z])|[\r\n]");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(written, true, UTF_8);

  /** The lines of the screen; colours are left out. */
  private List<String> screen() {
    String text = written.toString(UTF_8);
    List<String> lines = new ArrayList<>(List.of(""));
    int row = 0;
    int at = 0;
    Matcher control = CONTROL.matcher(text);
    while (control.find()) {
      lines.set(row, lines.get(row) + text.substring(at, control.start()));
      at = control.end();
      if (control.group().equals("\n")) {
        row++;
        if (row == lines.size()) {
          lines.add("");
        }
      } else if ("A".equals(control.group(2))) {
        row -= Integer.parseInt(control.group(1));
      } else if ("J".equals(control.group(2))) {
        lines.subList(row, lines.size()).clear();
        lines.add("");
      }
    }
    lines.set(row, lines.get(row) + text.substring(at));
    return lines;
  }

  @Test
  void aLineIsWrittenInItsPlaceAndWhatIsSaidStandsAbove() {
    TerminalBlock block = new TerminalBlock(terminal, 20, 24);
    TerminalBlock.Line whole = block.add(true);
    whole.accept("whole");
    TerminalBlock.Line unit = block.add(false);
    unit.note("a note that is longer than the terminal");
    unit.accept("unit 1");
    unit.accept("unit 2");
    assertEquals(List.of("unit 2", "a note that is long", "whole", ""), screen());
    block.say("said");
    unit.close();
    assertEquals(List.of("said", "whole", ""), screen());
  }

  @Test
  void whatStandsThereIsNotWrittenAgain() {
    TerminalBlock.Line unit = new TerminalBlock(terminal, 20, 24).add(false);
    unit.accept("unit");
    int size = written.size();
    unit.accept("unit");
    assertEquals(size, written.size());
    unit.note("note");
    unit.accept("unit");
    assertEquals(List.of("unit", "note", ""), screen());
  }

  /** Its time goes on. */
  @Test
  @Timeout(60)
  void aBarIsDrawnAgainWithoutAStep() throws InterruptedException {
    ProgressBars bars = new ProgressBars(new TerminalBlock(terminal, 100, 24), "step", 1);
    bars.start("a", "a", 0, 10);
    while (screen().stream().filter(line -> line.contains("steps")).findFirst().isEmpty()) {
      Thread.sleep(10);
    }
    int size = written.size();
    while (written.size() == size) {
      Thread.sleep(10);
    }
    bars.close();
  }

  @Test
  void noMoreLinesThanThereIsRoomForAreWritten() {
    TerminalBlock block = new TerminalBlock(terminal, 20, 3);
    List.of("a", "b", "c", "d").forEach(bar -> block.add(false).accept(bar));
    assertEquals(List.of("a", "b", ""), screen());
  }

  @Test
  @Timeout(60)
  void thereIsABarForEachUnitAndOneForTheWhole() throws InterruptedException {
    TerminalBlock block = new TerminalBlock(terminal, 100, 24);
    ProgressBars bars = new ProgressBars(block, "step", 4);
    bars.end("a", 10);
    bars.start("b", "[2/4] b", 0, 10);
    bars.start("c", "[3/4] c", 5, 10);
    waitForTheFirstDrawing();
    bars.note("b", "loss", "0.5");
    bars.note("b", "Θc/Θd - Θn/Θd", "0.125");
    bars.note("b", "loss", "0.25");
    bars.reach("b", 4);
    bars.reach("c", 7);
    bars.refresh();
    List<String> lines = screen();
    assertEquals(5, lines.size(), lines.toString());
    assertTrue(lines.get(0).matches("\\[2/4] b  40% .* 4/10 steps .* steps/s"), lines::toString);
    assertEquals("      loss 0.25   Θc/Θd - Θn/Θd 0.125", lines.get(1));
    assertTrue(lines.get(2).matches("\\[3/4] c  70% .* 7/10 steps .* steps/s"), lines::toString);
    assertTrue(lines.get(3).matches("all 4  52% .* 21/40 steps .* steps/s"), lines::toString);
    bars.end("b", 10);
    bars.end("c", 10);
    bars.close();
    assertEquals(List.of(""), screen());
  }

  /** The numbers stay whole and the bar keeps some length. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | .* 4/10 steps \\(\\d:\\d\\d:\\d\\d / [^)]+\\) \\S+ steps/s",
        "70 | .* 4/10 steps \\(\\d:\\d\\d:\\d\\d / [^)]+\\) *",
        "65 | .* 4/10 \\(\\d:\\d\\d:\\d\\d / [^)]+\\) *",
        "60 | .* 4/10 \\(\\d:\\d\\d:\\d\\d\\) *"
      })
  @Timeout(60)
  void aNarrowTerminalHasLessBesideTheBar(int width, String numbers) throws InterruptedException {
    ProgressBars bars = new ProgressBars(new TerminalBlock(terminal, width, 24), "step", 1);
    bars.start("a", "[2/3] sw2=2.0_seed=0", 0, 10);
    bars.reach("a", 4);
    while (screen().stream().noneMatch(line -> line.contains("4/10"))) {
      Thread.sleep(10);
      bars.refresh();
    }
    String line = screen().get(0);
    bars.close();
    assertTrue(line.matches("\\[2/3] sw2=2.0_seed=0  40% │[ █▏▎▍▌▋▊▉]{8,}│" + numbers), line);
    assertTrue(line.length() < width, line);
  }

  @Test
  void noColourIsDrawnWhereNoneIsWanted() {
    assertEquals(ProgressBarStyle.UNICODE_BLOCK, ProgressBars.style("1"));
    assertEquals(ProgressBarStyle.COLORFUL_UNICODE_BLOCK, ProgressBars.style(""));
    assertEquals(ProgressBarStyle.COLORFUL_UNICODE_BLOCK, ProgressBars.style(null));
  }

  /**
   * Bars are drawn first from a thread of their own: what is reached meanwhile may be drawn by
   * half.
   */
  private void waitForTheFirstDrawing() throws InterruptedException {
    while (screen().stream().filter(line -> line.contains("steps")).count() < 3) {
      Thread.sleep(10);
    }
    Thread.sleep(10);
  }
}
