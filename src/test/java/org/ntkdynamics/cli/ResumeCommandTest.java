package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** {@code ntk resume}, on runs that lost something and on what is none. */
@NeedsStudy("label-awareness")
class ResumeCommandTest {
  /** A finished run of one network, to be copied. */
  @TempDir static Path whole;

  @TempDir Path directory;

  @BeforeAll
  static void runOneNetwork() {
    Said said = Quickstart.run(whole, "network.sigmaW2=2.0", "checkpoint.keep=5");
    assertEquals(Said.NOTHING, said);
  }

  @Test
  void aFinishedRunIsNotRunAgain() throws IOException {
    Path root = Trees.copy(whole, directory.resolve("run"));
    byte[] provenance = Files.readAllBytes(root.resolve("provenance.json"));
    assertEquals(ExitCode.DONE, Said.by("resume", root.toString(), "--quiet").code());
    assertEquals(
        new String(provenance, StandardCharsets.UTF_8),
        Files.readString(root.resolve("provenance.json")));
  }

  @Test
  void aRunThatLostItsLastStepsGoesOnFromItsCheckpointBitForBit() throws IOException {
    Path both = directory.resolve("both");
    Quickstart.run(both, "network.sigmaW2=[1.0,2.0]");
    Path cut = Trees.copy(both, directory.resolve("cut"));
    UnitDirectory second = Studies.open(cut).unit("sw2=2.0_seed=0");
    second.writeStatus(UnitStatus.running(20));
    Files.delete(second.checkpointFile(30));
    Files.delete(second.kernelFile(30, Reduction.TRACE));
    Said said = Said.by("resume", cut.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.err().contains("sw2=2.0_seed=0: step 20 of 30"), said.err());
    Results.assertSame(both, cut);
  }

  @Test
  void aDamagedCheckpointIsAWarningAndTheOneBeforeIsUsed() throws IOException {
    Path cut = Trees.copy(whole, directory.resolve("cut"));
    UnitDirectory unit = Studies.open(cut).unit("sw2=2.0_seed=0");
    unit.writeStatus(UnitStatus.running(30));
    byte[] checkpoint = Files.readAllBytes(unit.checkpointFile(30));
    checkpoint[checkpoint.length / 2] ^= 1;
    Files.write(unit.checkpointFile(30), checkpoint);
    Said said = Said.by("resume", cut.toString(), "--quiet");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.errLine().startsWith("ntk: warning: "), said.err());
    assertTrue(said.err().contains("step-000030.zip: the checkpoint is "), said.err());
    assertTrue(said.err().contains("trying the one before"), said.err());
    Results.assertSame(whole, cut);

    unit.writeStatus(UnitStatus.running(30));
    for (int step : unit.checkpointSteps()) {
      Files.writeString(unit.checkpointFile(step), "torn");
    }
    said = Said.by("resume", cut.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.err().contains("starting again from step 0"), said.err());
    assertTrue(said.err().contains("sw2=2.0_seed=0: step 0 of 30"), said.err());
    Results.assertSame(whole, cut);
  }

  @Test
  void aDamagedKernelIsAWarningAndIsComputedAgain() throws IOException {
    for (int step : List.of(0, 1, 10)) {
      Path cut = Trees.copy(whole, directory.resolve("cut-" + step));
      UnitDirectory unit = Studies.open(cut).unit("sw2=2.0_seed=0");
      unit.writeStatus(UnitStatus.running(30));
      Path kernel = unit.kernelFile(step, Reduction.TRACE);
      byte[] bytes = Files.readAllBytes(kernel);
      bytes[bytes.length - 1] ^= 1;
      Files.write(kernel, bytes);
      Said said = Said.by("resume", cut.toString());
      assertEquals(ExitCode.DONE, said.code(), said.err());
      String file = kernel.getFileName().toString();
      String reason = "the checkpoint needs kernels/" + file + ", which is damaged";
      assertTrue(said.err().contains(reason), said.err());
      int from = step == 10 ? 10 : 0;
      assertTrue(said.err().contains("sw2=2.0_seed=0: step " + from + " of 30"), said.err());
      Results.assertSame(whole, cut);
    }
  }

  @Test
  void refusesToResumeOnOtherData() throws IOException {
    Path images = IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    Path labels = IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    Path root = directory.resolve("run");
    String dataset = "data.dataset={images: " + images + ", labels: " + labels + "}";
    String[] settings = {
      dataset,
      "data.trainSize=30",
      "data.testSize=9",
      "kernel.samplesPerClass=2",
      "network.outputs=3",
      "network.sigmaW2=2.0"
    };
    assertEquals(new Said(ExitCode.DONE, "", ""), Quickstart.run(root, settings));
    UnitDirectory unit = Studies.open(root).units().get(0);
    unit.writeStatus(UnitStatus.running(20));
    String provenance = Files.readString(root.resolve("provenance.json"));
    String before = Studies.open(root).provenance().orElseThrow().datasetFiles().get(0).sha256();
    byte[] other = IdxFiles.images(60);
    other[other.length - 1] ^= 1;
    IdxFiles.write(images, other);
    Said said = Said.by("resume", root.toString());
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().startsWith("ntk: " + images + ": not the data"), said.err());
    assertTrue(said.err().contains(", was " + before + ";"), said.err());
    assertEquals(provenance, Files.readString(root.resolve("provenance.json")));
    assertEquals(UnitStatus.running(20), unit.status().orElseThrow());
    IdxFiles.write(images, IdxFiles.gzip(IdxFiles.images(60)));
    said = Said.by("resume", root.toString(), "--quiet");
    assertEquals(new Said(ExitCode.DONE, "", ""), said);
  }

  @Test
  void refusesToResumeAnEditedOrANewerRun() throws IOException {
    Path root = Trees.copy(whole, directory.resolve("run"));
    Path spec = root.resolve("run.yaml");
    String yaml = Files.readString(spec);
    Files.writeString(spec, yaml.replace("learningRate: 0.001", "learningRate: 0.01"));
    Said edited = Said.by("resume", root.toString());
    assertEquals(ExitCode.WRONG_REQUEST, edited.code());
    String difference = "training.learningRate was 0.001, is 0.01";
    assertTrue(edited.errLine().contains(difference), edited.err());
    Files.writeString(spec, yaml.replace("formatVersion: 1", "formatVersion: 2"));
    for (String command : List.of("resume", "report")) {
      Said newer = Said.by(command, root.toString());
      assertEquals(ExitCode.WRONG_REQUEST, newer.code());
      assertTrue(newer.errLine().contains("formatVersion: 2 is newer than 1"), newer.err());
    }
  }

  @Test
  void refusesToReportOrResumeWhatIsNoRun() {
    for (String command : List.of("report", "resume")) {
      Said said = Said.by(command, directory.toString());
      assertEquals(ExitCode.WRONG_REQUEST, said.code());
      assertTrue(said.errLine().contains("a run directory holds run.yaml"), said.err());
    }
  }
}
