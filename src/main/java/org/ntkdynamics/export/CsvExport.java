package org.ntkdynamics.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;

/** The tables of all units in one of each name, cells as they are. */
final class CsvExport {
  private CsvExport() {}

  /** The rows of one unit. */
  private record Part(String unit, AnyTable table) {}

  static void write(RunDirectory run, Path target) {
    Map<String, List<Part>> tables = new LinkedHashMap<>();
    for (UnitDirectory unit : run.units()) {
      for (Path file : unit.tables()) {
        AnyTable table = AnyTable.read(file);
        tables
            .computeIfAbsent(table.name(), name -> new ArrayList<>())
            .add(new Part(unit.key(), table));
      }
    }
    tables.forEach((name, parts) -> write(target.resolve(name + ".csv"), parts));
  }

  private static void write(Path file, List<Part> parts) {
    List<String> columns = parts.get(0).table().columns();
    for (Part part : parts) {
      if (!part.table().columns().equals(columns)) {
        throw new StoreException(
            part.unit()
                + ": its "
                + part.table().name()
                + ".csv has other columns than other units");
      }
    }
    AtomicFiles.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          print(
              new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get()),
              columns,
              parts);
          writer.flush();
        });
  }

  private static void print(CSVPrinter printer, List<String> columns, List<Part> parts)
      throws IOException {
    printer.printRecord(with("unit", columns));
    for (Part part : parts) {
      for (List<String> row : part.table().rows()) {
        printer.printRecord(with(part.unit(), row));
      }
    }
  }

  private static List<String> with(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }
}
