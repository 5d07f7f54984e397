package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.TestUnits;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.training.DriftSpec;

/** What a claim that takes hours has measured outlives an interruption. */
class NotebookTest {
  private static final double NUMBER = 0.1 + 0.2;

  @TempDir private Path root;
  private UnitDirectory unit;

  @BeforeEach
  void createUnit() throws IOException {
    unit = TestUnits.in(Files.createDirectories(root.resolve("u")));
  }

  private static double unasked() {
    throw new AssertionError("is known");
  }

  @Test
  void knowsWhatAnotherHasWrittenToTheLastBit() {
    Notebook first = Notebook.of(unit);
    assertEquals(NUMBER, first.value("a", () -> NUMBER), 0);
    assertEquals(NUMBER, first.value("a", NotebookTest::unasked), 0);
    first.write();
    Notebook second = Notebook.of(unit);
    assertEquals(NUMBER, second.value("a", NotebookTest::unasked), 0);
    assertEquals(2, second.value("b", () -> 2), 0);
  }

  @Test
  void writesNowAndThenByItself() {
    Notebook killed = Notebook.of(unit);
    for (int i = 0; i < 30; i++) {
      int number = i;
      killed.value("sample " + i, () -> number);
    }
    Notebook next = Notebook.of(unit);
    assertEquals(19, next.value("sample 19", NotebookTest::unasked), 0);
    assertEquals(-1, next.value("sample 20", () -> -1), 0);
  }

  @Test
  void refusesAFileThatIsNone() throws IOException {
    Files.writeString(root.resolve("u/trainings.csv"), "sample,value\na,b\n");
    StoreException refused = assertThrows(StoreException.class, () -> Notebook.of(unit));
    assertTrue(String.valueOf(refused.getMessage()).contains("trainings.csv"));
  }

  @Test
  void aRowThatWasStoppedGoesOnAndComesToTheSame() throws IOException {
    AtomicInteger atOnce = new AtomicInteger();
    ClaimRecord whole = look(counting(atOnce, Integer.MAX_VALUE));
    Notebook notebook = Notebook.of(unit);
    Laboratory stopped = counting(new AtomicInteger(), atOnce.get() / 3).noting(notebook);
    assertThrows(CancellationException.class, () -> look(stopped));
    notebook.write();
    AtomicInteger after = new AtomicInteger();
    Notebook known = Notebook.of(unit);
    ClaimRecord resumed = look(counting(after, Integer.MAX_VALUE).noting(known));
    known.write();
    assertEquals(whole, resumed);
    assertEquals(1 + 18, Files.readAllLines(root.resolve("u/trainings.csv")).size());
    assertEquals(atOnce.get() - atOnce.get() / 3, after.get(), "steps of 12 of 18 trainings");
  }

  @Test
  void trainingsAtOnceComeToTheSame() throws IOException {
    Notebook alone = Notebook.of(unit);
    ClaimRecord one = look(new Laboratory(Effort.REDUCED, 0, 1).noting(alone));
    alone.write();
    UnitDirectory other = TestUnits.in(Files.createDirectories(root.resolve("v")));
    Notebook shared = Notebook.of(other);
    assertEquals(one, look(new Laboratory(Effort.REDUCED, 0, 3).noting(shared)));
    shared.write();
    Path written = root.resolve("u/trainings.csv");
    assertEquals(-1, Files.mismatch(written, root.resolve("v/trainings.csv")));
  }

  @Test
  void trainingsAtOnceStopAtOnceAndGoOn() throws IOException {
    Notebook notebook = Notebook.of(unit);
    Laboratory stopped = counting(new AtomicInteger(), 70).withThreads(3).noting(notebook);
    assertThrows(CancellationException.class, () -> look(stopped));
    notebook.write();
    List<String> kept = Files.readAllLines(root.resolve("u/trainings.csv"));
    assertTrue(kept.size() > 1 && kept.size() < 1 + 18, kept.size() + " lines");
    Notebook known = Notebook.of(unit);
    ClaimRecord whole = look(new Laboratory(Effort.REDUCED, 0, 1));
    assertEquals(whole, look(new Laboratory(Effort.REDUCED, 0, 3).noting(known)));
  }

  @Test
  void claimsOnCoursesGoOnToo() throws IOException {
    Claim figure4 = SkLabels.figure4();
    AtomicInteger atOnce = new AtomicInteger();
    ClaimRecord whole = figure4.look(counting(atOnce, Integer.MAX_VALUE));
    int half = atOnce.get() / 2;
    Laboratory stopped = counting(new AtomicInteger(), half).noting(Notebook.of(unit));
    assertThrows(CancellationException.class, () -> figure4.look(stopped));
    assertEquals(1 + 7 * 5, Files.readAllLines(root.resolve("u/courses.csv")).size(), "7 of 15");
    AtomicInteger after = new AtomicInteger();
    Laboratory resumed = counting(after, Integer.MAX_VALUE).noting(Notebook.of(unit));
    assertEquals(whole, figure4.look(resumed));
    assertEquals(atOnce.get() / 15 * 8, after.get(), "steps of 8 trainings");
    figure4.look(counting(after, 0).noting(Notebook.of(unit)));
  }

  @Test
  void trainingsOfAnotherSpecAreUnknown() {
    double[] asItStands = changes("training.learningRate=1e-3");
    double[] faster = changes("training.learningRate=1e-2");
    assertEquals(2, asItStands.length);
    assertNotEquals(asItStands[0], faster[0]);
    assertArrayEquals(asItStands, changes("training.learningRate=1e-3"));
  }

  private double[] changes(String override) {
    DriftSpec spec =
        (DriftSpec)
            Laboratory.spec(
                "drift.yaml",
                List.of(
                    override,
                    "data.trainSize=20",
                    "network.width=10",
                    "network.hiddenLayers=2",
                    "network.sigmaW2=2.0",
                    "training.steps=3",
                    "kernel.samplesPerClass=1",
                    "kernel.steps=[0, 3]",
                    "comparison.steps=[3]",
                    "seed=[0, 1]"));
    Laboratory laboratory = new Laboratory(Effort.REDUCED, 0, 1).noting(Notebook.of(unit));
    return new TrainingTrial(spec, laboratory)
        .courses(2.0)
        .mapToDouble(course -> course.change(3))
        .toArray();
  }

  @Test
  void aCourseIsReadAsItWasWritten() {
    Course diverged = new Course(3, List.of(point(0), point(10), Course.Point.lost(12)));
    assertEquals(diverged, Notebook.of(unit).course("a", 3, () -> diverged));
    Course known = Notebook.of(unit).course("a", 3, NotebookTest::untrained);
    assertEquals(diverged, known);
    assertEquals(NUMBER, known.change(11), 0);
    assertEquals(Double.NaN, known.change(12));
    assertEquals(NUMBER, known.labels(12).leastTestLoss(), 0);
    assertEquals(Double.NaN, known.labels(12).rise());
    assertEquals(0.25, known.gap(10));
  }

  private static Course.Point point(int step) {
    return new Course.Point(
        step,
        OptionalDouble.empty(),
        OptionalDouble.of(NUMBER),
        new LabelAwareness(4, 2, 1, 0.1, 0.1, 3),
        NUMBER,
        NUMBER);
  }

  private static Course untrained() {
    throw new AssertionError("is known");
  }

  /** Stopped when it was asked so often, which it is at each step of a training. */
  private static Laboratory counting(AtomicInteger steps, int most) {
    return new Laboratory(Effort.REDUCED, 0, 1).stoppedWhen(() -> steps.incrementAndGet() > most);
  }

  private static ClaimRecord look(Laboratory laboratory) {
    return SkDrift.claim().look(laboratory);
  }
}
