package org.ntkdynamics.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.data.SampleImages;
import org.ntkdynamics.page.KernelExplorer;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;

/**
 * The images of the samples that the kernels of a run are of, where their file is still at hand.
 */
public final class SubsampleImages {
  private SubsampleImages() {}

  /**
   * From the first file that the run has read, by its digest; null if it is not there or holds no
   * images.
   */
  public static KernelExplorer.@Nullable Images of(RunDirectory run) {
    Optional<DatasetFile> file =
        run.provenance().map(Provenance::datasetFiles).stream().flatMap(List::stream).findFirst();
    List<Integer> indices =
        run.subsample().stream()
            .sorted(Comparator.comparingInt(SubsampleRow::position))
            .map(SubsampleRow::datasetIndex)
            .toList();
    return file.flatMap(found -> SampleImages.find(found.file(), found.sha256(), indices))
        .map(found -> new KernelExplorer.Images(found.width(), found.height(), found.pixels()))
        .orElse(null);
  }
}
