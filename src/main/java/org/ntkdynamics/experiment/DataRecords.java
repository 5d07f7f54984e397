package org.ntkdynamics.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.SubsampleRow;

/** What is recorded of the data of a run. */
final class DataRecords {
  private DataRecords() {}

  static List<DatasetFile> files(Dataset data) {
    return data.files().stream()
        .map(digest -> new DatasetFile(Datasets.portableName(digest.file()), digest.sha256()))
        .toList();
  }

  static List<SubsampleRow> rows(Samples samples) {
    return IntStream.range(0, samples.size())
        .mapToObj(
            i -> new SubsampleRow(i, samples.datasetIndices().get(i), samples.labels().get(i)))
        .toList();
  }
}
