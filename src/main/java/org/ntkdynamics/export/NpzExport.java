package org.ntkdynamics.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ntkdynamics.matrix.NpyHeader;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.UnitDirectory;

/**
 * A unit as NumPy's archive: {@code kernel_000100} for each kernel, float64 N×N, their steps as
 * {@code kernel_steps}, and each column of a table as {@code metrics.theta_d}: float64 with NaN
 * where a cell is empty, or text.
 */
final class NpzExport {
  private static final Charset UTF_32 = Charset.forName("UTF-32LE");

  private NpzExport() {}

  static void write(UnitDirectory unit, Path file) {
    AtomicFiles.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          writeKernels(unit, zip);
          for (Path table : unit.tables()) {
            writeColumns(AnyTable.read(table), zip);
          }
          zip.finish();
        });
  }

  private static void writeKernels(UnitDirectory unit, ZipOutputStream zip) throws IOException {
    List<Integer> steps = unit.kernelSteps(Reduction.TRACE);
    for (int step : steps) {
      zip.putNextEntry(entry(String.format(Locale.ROOT, "kernel_%06d", step)));
      Files.copy(unit.kernelFile(step, Reduction.TRACE), zip); // It is one already.
      zip.closeEntry();
    }
    if (!steps.isEmpty()) {
      writeNumbers("kernel_steps", steps.stream().map(String::valueOf).toList(), zip);
    }
  }

  private static void writeColumns(AnyTable table, ZipOutputStream zip) throws IOException {
    for (int column = 0; column < table.columns().size(); column++) {
      String name = table.name() + '.' + table.columns().get(column);
      if (table.isNumeric(column)) {
        writeNumbers(name, table.cells(column), zip);
      } else {
        writeTexts(name, table.cells(column), zip);
      }
    }
  }

  private static void writeNumbers(String name, List<String> cells, ZipOutputStream zip)
      throws IOException {
    byte[] bytes = new byte[cells.size() * Double.BYTES];
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    cells.forEach(cell -> values.putDouble(AnyTable.number(cell).orElse(Double.NaN)));
    write(name, "<f8", cells.size(), bytes, zip);
  }

  private static void writeTexts(String name, List<String> cells, ZipOutputStream zip)
      throws IOException {
    int width =
        Math.max(
            1,
            cells.stream().mapToInt(cell -> cell.codePointCount(0, cell.length())).max().orElse(1));
    byte[] bytes = new byte[cells.size() * width * Integer.BYTES];
    for (int i = 0; i < cells.size(); i++) {
      byte[] text = cells.get(i).getBytes(UTF_32);
      System.arraycopy(text, 0, bytes, i * width * Integer.BYTES, text.length);
    }
    write(name, "<U" + width, cells.size(), bytes, zip);
  }

  private static void write(
      String name, String type, int length, byte[] values, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(NpyHeader.bytes(type, length));
    zip.write(values);
    zip.closeEntry();
  }

  /** With a fixed time, so that the same run gives the same bytes. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
