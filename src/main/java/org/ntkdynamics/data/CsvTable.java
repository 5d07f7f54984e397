package org.ntkdynamics.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.writable.Writable;
import org.ntkdynamics.spec.DatasetRef;

/**
 * Samples of a CSV file in UTF-8, a line each; lines that are empty are left out. DataVec parts the
 * fields, which may stand in quotes but not go over a line.
 */
final class CsvTable implements SampleSource {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final DatasetRef.Column column;
  private final double heap;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private List<String> names = List.of();
  private int columns;
  private int labelColumn;
  private int line;
  private final String sha256;

  /**
   * Reads a file whole.
   *
   * @param heap the bytes of the Java heap, of which numbers may take some
   * @throws DataException if it is missing, unreadable or too large, has no samples, a line with
   *     more or fewer fields than the first, a field that is no finite number, or a label that is
   *     no whole number from 0
   */
  CsvTable(Path file, DatasetRef.Column column, boolean header, double heap) {
    this.file = file;
    this.column = column;
    this.heap = heap;
    InputFile.check(file, "a CSV file");
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (InputStream in =
            new LineLimit(
                file,
                new DigestInputStream(
                    new BufferedInputStream(Files.newInputStream(file)), digest));
        CSVRecordReader reader = new CSVRecordReader()) {
      reader.initialize(new InputStreamInputSplit(in));
      read(reader, header);
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException(file + ": was not read: interrupted", e);
    }
    sha256 = HexFormat.of().formatHex(digest.digest());
    if (rows.isEmpty()) {
      throw new DataException(file + ": has no samples");
    }
  }

  private void read(CSVRecordReader reader, boolean header) throws IOException {
    boolean isFirst = true;
    while (reader.hasNext()) {
      line++;
      List<String> fields = fields(reader);
      if (fields.size() == 1 && fields.get(0).isEmpty()) {
        continue;
      }
      if (isFirst) {
        begin(fields, header);
      }
      if (!isFirst || !header) {
        add(fields);
      }
      isFirst = false;
    }
  }

  private List<String> fields(CSVRecordReader reader) {
    try {
      List<String> fields = new ArrayList<>();
      for (Writable field : reader.next()) {
        fields.add(field.toString().strip());
      }
      if (line == 1 && fields.get(0).startsWith(BYTE_ORDER_MARK)) {
        fields.set(0, fields.get(0).substring(BYTE_ORDER_MARK.length()));
      }
      return fields;
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) { // What DataVec makes of its parser's IOException.
      throw new DataException(place() + ": a quote that does not end on its line", e);
    }
  }

  /** Finds the label's column; the first line has the names of all, or is a sample. */
  private void begin(List<String> fields, boolean header) {
    columns = fields.size();
    if (columns < 2) {
      throw new DataException(
          place() + ": has one field: must be several, parted by commas, one of them the label");
    }
    names = header ? fields : List.of();
    if (column.name() == null) {
      labelColumn = column.number();
      if (labelColumn >= columns) {
        throw new DataException(
            place()
                + ": has no column "
                + labelColumn
                + ": the label must be of 0 to "
                + (columns - 1));
      }
      return;
    }
    labelColumn = fields.indexOf(column.name());
    if (labelColumn < 0 || labelColumn != fields.lastIndexOf(column.name())) {
      throw new DataException(
          place()
              + ": has "
              + (labelColumn < 0 ? "no column " : "several columns ")
              + column.name()
              + ": must be one of "
              + shortened(fields));
    }
  }

  private static String shortened(List<String> names) {
    int most = 20;
    String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? shown + ", …" : shown;
  }

  private void add(List<String> fields) {
    if (fields.size() != columns) {
      throw new DataException(
          place() + ": has " + fields.size() + " fields: must have " + columns + " as the first");
    }
    InputFile.checkHeap(file, (double) Double.BYTES * (rows.size() + 1) * columns, heap);
    double[] row = new double[columns - 1];
    for (int i = 0; i < columns; i++) {
      double value = number(fields.get(i), i);
      if (i == labelColumn) {
        labels.add(Labels.of(value, place()));
      } else {
        row[i < labelColumn ? i : i - 1] = value;
      }
    }
    rows.add(row);
    lines.add(line);
  }

  private double number(String field, int index) {
    double value;
    try {
      value = Double.parseDouble(field);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (Double.isFinite(value)) {
      return value;
    }
    String shown = field.length() > 40 ? field.substring(0, 40) + '…' : field;
    if (index == labelColumn) {
      throw Labels.refused('"' + shown + '"', place());
    }
    String where = names.isEmpty() ? "column " + index : "column " + names.get(index);
    String hint = rows.isEmpty() && names.isEmpty() ? "; header: true where it has names" : "";
    throw new DataException(
        place() + ": " + where + ": \"" + shown + "\" must be a finite number" + hint);
  }

  private String place() {
    return file + ":" + line;
  }

  /**
   * Checks that a test set has the columns of the training set.
   *
   * @throws DataException if they have other names
   */
  void checkColumns(CsvTable test) {
    if (!names.equals(test.names)) {
      throw new DataException(
          String.format(
              "%s has the columns %s, but %s has %s; they must agree",
              file, shortened(names), test.file, shortened(test.names)));
    }
  }

  /** The labels of all samples. */
  int[] labels() {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int samples() {
    return rows.size();
  }

  @Override
  public int inputs() {
    return columns - 1;
  }

  @Override
  public double[] values(int index) {
    return rows.get(index);
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public int classes() {
    return Labels.classes(labels());
  }

  @Override
  public String place(int index) {
    return file + ":" + lines.get(index);
  }

  @Override
  public List<FileDigest> digests() {
    return List.of(new FileDigest(file, sha256));
  }
}
