package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

@NeedsStudy("label-awareness")
class RunDirectoryTest {
  private final Path directory;

  RunDirectoryTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private final Spec config =
      Studies.reader()
          .parse("test", "{kind: label-awareness, name: test}", List.of(), Path.of("/"));

  @Test
  void whatIsCreatedOpensWithAnEqualSpec() {
    Path root = directory.resolve("runs/test");
    Studies.create(root, config);
    RunDirectory run = Studies.open(root);
    assertEquals(config, run.config());
    assertEquals(List.of(), run.units());
    assertEquals(List.of(), run.subsample());
    assertEquals(Optional.empty(), run.provenance());
  }

  @Test
  void theSplitReadsBackAsStretchesOfTheFile() throws IOException {
    RunDirectory run = Studies.create(directory.resolve("split"), config);
    assertEquals(List.of(), run.split());
    Samples train = samples(0, 1, 2, 5, 7, 8);
    run.writeData(new Dataset(train, samples(9), List.of()));
    assertEquals(
        List.of("set,first_index,last_index", "train,0,2", "train,5,5", "train,7,8", "test,9,9"),
        Files.readAllLines(run.splitFile()));
    assertEquals(
        train.datasetIndices(),
        run.split().stream()
            .filter(row -> row.set().equals(SplitRow.TRAIN))
            .flatMapToInt(SplitRow::indices)
            .boxed()
            .toList());
    run.writeData(new Dataset(train, samples(), List.of()));
    assertEquals(3, run.split().size());
  }

  private static Samples samples(Integer... indices) {
    return new Samples(
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {indices.length, 1}, 'c'),
        Collections.nCopies(indices.length, 0),
        List.of(indices),
        1);
  }

  @Test
  void anEmptyDirectoryIsTaken() throws IOException {
    Path root = Files.createDirectory(directory.resolve("empty"));
    Studies.create(root, config);
    assertTrue(Files.exists(root.resolve("run.yaml")));
  }

  @Test
  void aNonEmptyDirectoryIsRefusedAndLeftAlone() throws IOException {
    Path root = Files.createDirectory(directory.resolve("full"));
    Files.writeString(root.resolve("thesis.txt"), "precious");
    assertRefused("not empty", root);
    assertFalse(Files.exists(root.resolve("run.yaml")));
    assertFalse(Files.exists(root.resolve(".lock")));
  }

  @Test
  void aRunIsNotOverwritten() {
    Path root = directory.resolve("run");
    Studies.create(root, config);
    assertRefused("not empty", root);
  }

  @Test
  void aFileIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertRefused("is a file", file);
    assertRefused("cannot be created", file.resolve("below"));
  }

  @Test
  void whatIsNoRunDirectoryIsRefused() {
    StoreException none = assertThrows(StoreException.class, () -> Studies.open(directory));
    assertTrue(none.toString().contains("no run directory"), none.toString());
    Path missing = directory.resolve("missing");
    StoreException thrown = assertThrows(StoreException.class, () -> Studies.open(missing));
    assertTrue(thrown.toString().contains("no such directory"), thrown.toString());
  }

  @Test
  void anotherFormatVersionIsRefused() throws IOException {
    Path root = directory.resolve("run");
    RunDirectory run = Studies.create(root, config);
    String yaml = Files.readString(run.specFile());
    String newer = yaml.replace("formatVersion: 1", "formatVersion: 2");
    assertNotEquals(yaml, newer);
    Files.writeString(run.specFile(), newer);
    StoreException thrown = assertThrows(StoreException.class, () -> Studies.open(root));
    String message = "run.yaml:1: formatVersion: 2 is newer than 1, the newest this ntk reads";
    assertTrue(thrown.toString().contains(message), thrown.toString());
  }

  @Test
  void anEditedSpecIsRefusedNamingWhatDiffers() throws IOException {
    Path root = directory.resolve("run");
    RunDirectory run = Studies.create(root, config);
    run.writeProvenance(Provenance.begin(config, "ntk run", List.of()));
    run.lock().close();
    String yaml = Files.readString(run.specFile());
    edit(run, yaml.replace("steps: 3000", "steps: 3001").replace("sigmaB2: 0.0", "sigmaB2: 0.5"));
    RunDirectory edited = Studies.open(root);
    StoreException thrown = assertThrows(StoreException.class, edited::lock);
    String message =
        "run.yaml: was edited after the run began: network.sigmaB2 was 0.0, is 0.5;"
            + " training.steps was 3000, is 3001; undo that";
    assertTrue(thrown.toString().contains(message), thrown.toString());
    assertFalse(thrown.toString().contains("\n"), thrown.toString());
    assertThrows(StoreException.class, edited::lock, "the refusal must give the lock back");
    edit(run, "# a note\n" + yaml);
    Studies.open(root).lock().close();
  }

  private static void edit(RunDirectory run, String yaml) throws IOException {
    assertNotEquals(Files.readString(run.specFile()), yaml);
    Files.writeString(run.specFile(), yaml);
  }

  @Test
  void aRunKilledBeforeItsSpecWasWrittenCanBeRunAgain() throws IOException {
    Path root = Files.createDirectory(directory.resolve("run"));
    Files.writeString(root.resolve(".lock"), "12345@elsewhere");
    Files.writeString(root.resolve(".run.yaml.12345-1.tmp"), "kind: lab");
    Studies.create(root, config);
    assertEquals(config, Studies.open(root).config());
    assertFalse(Files.exists(root.resolve(".run.yaml.12345-1.tmp")));
  }

  @Test
  void provenanceKeepsEverySession() {
    RunDirectory run = Studies.create(directory.resolve("run"), config);
    DatasetFile file = new DatasetFile("train-images", "ab".repeat(32));
    Instant before = Instant.now();
    Provenance begun =
        Provenance.begin(config, "ntk run figure-4.yaml --out \"x y\"", List.of(file));
    run.writeProvenance(begun);
    assertEquals(Optional.of(begun), run.provenance());
    assertNull(begun.sessions().get(0).ended());

    run.writeProvenance(begun.ended());
    Provenance read = run.provenance().orElseThrow();
    Instant ended = read.sessions().get(0).ended();
    assertTrue(ended != null && !ended.isBefore(before));

    Provenance resumed = read.resumed("ntk resume run").ended();
    assertEquals(2, resumed.sessions().size());
    assertEquals(read.sessions().get(0), resumed.sessions().get(0));
    assertEquals("ntk resume run", resumed.sessions().get(1).command());
  }

  @Test
  void theEnvironmentIsNamed() {
    Session session = Session.begin("ntk");
    assertEquals("1.0.0-M2.1", session.software().dl4j());
    assertTrue(session.software().nd4j().startsWith("1.0.0-M2.1"), session.software().nd4j());
    String blas = session.software().blas();
    assertTrue(blas.matches("OpenBLAS 0\\.3\\.31, kernels \\w+"), blas);
    assertFalse(session.software().java().isBlank());
    assertFalse(session.machine().cpu().isBlank());
    assertTrue(session.machine().processors() > 0);
    assertTrue(session.machine().blasThreads() > 0);
  }

  @Test
  void subsampleReadsBack() throws IOException {
    RunDirectory run = Studies.create(directory.resolve("run"), config);
    List<SubsampleRow> rows = List.of(new SubsampleRow(0, 59_999, 0), new SubsampleRow(1, 3, 9));
    run.writeSubsample(rows);
    assertEquals(rows, run.subsample());
    assertEquals(
        "position,dataset_index,label\n0,59999,0\n1,3,9\n", Files.readString(run.subsampleFile()));
  }

  @Test
  void unitsAreThoseWithADirectory() throws IOException {
    RunDirectory run = Studies.create(directory.resolve("run"), config);
    Files.createDirectories(run.root().resolve("units/.ipynb_checkpoints"));
    run.unit("sw2=2.0_seed=0").writeStatus(UnitStatus.running(0));
    run.unit("sw2=1.0_seed=0").writeStatus(UnitStatus.finished(3000));
    assertFalse(Files.exists(run.unit("sw2=2.2_seed=0").root()));
    assertEquals(
        List.of("sw2=1.0_seed=0", "sw2=2.0_seed=0"),
        run.units().stream().map(UnitDirectory::key).toList());
  }

  @Test
  void aStatusBeforeTheFirstStepIsRefusedByName() throws IOException {
    UnitDirectory unit = Studies.create(directory.resolve("run"), config).unit("a");
    unit.writeStatus(UnitStatus.running(50));
    Path file = unit.root().resolve("status.json");
    Files.writeString(file, Files.readString(file).replace("50", "-50"));
    StoreException thrown = assertThrows(StoreException.class, unit::status);
    assertTrue(thrown.toString().contains("status.json"), thrown.toString());
  }

  @Test
  void aKeyThatLeavesTheDirectoryIsRefused() {
    RunDirectory run = Studies.create(directory.resolve("run"), config);
    for (String key : List.of("", "..", "../x", "a/b", "a\\b")) {
      assertThrows(IllegalArgumentException.class, () -> run.unit(key), key);
    }
  }

  private void assertRefused(String why, Path root) {
    StoreException thrown = assertThrows(StoreException.class, () -> Studies.create(root, config));
    assertTrue(thrown.toString().contains(": " + root + ": "), thrown.toString());
    assertTrue(thrown.toString().contains(why), thrown.toString());
    assertFalse(thrown.toString().contains("\n"), thrown.toString());
  }
}
