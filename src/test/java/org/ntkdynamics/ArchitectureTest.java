package org.ntkdynamics;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.study.Studies;

/** Who may import whom, and that nothing goes round in circles. */
class ArchitectureTest {
  private static final String ROOT = "org.ntkdynamics";
  private static final String LEDGER = "study.claims";
  private static final String SPARK = "spark";

  /** A little below the number there is; a broken import would see none. */
  private static final int CLASSES_AT_LEAST = 800;

  /** Every package and what it may import beside itself; studies have rules of their own. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("random", List.of()),
          Map.entry("theory", List.of()),
          Map.entry("spec", List.of()),
          Map.entry("table", List.of()),
          Map.entry("plugin", List.of()),
          Map.entry("matrix", List.of()),
          Map.entry("chart", List.of("matrix")),
          Map.entry("data", List.of("matrix", "spec", "random")),
          Map.entry("network", List.of("spec", "random")),
          Map.entry("training", List.of("matrix", "spec", "random", "data", "network")),
          Map.entry("kernel", List.of("matrix", "spec", "network")),
          Map.entry("ensemble", List.of("table", "random", "theory", "spec")),
          Map.entry("judge", List.of("random", "theory")),
          Map.entry("metrics", List.of("matrix", "table", "kernel", "data")),
          Map.entry(
              "store",
              List.of(
                  "matrix",
                  "table",
                  "spec",
                  "random",
                  "theory",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "ensemble",
                  "metrics")),
          Map.entry("page", List.of("spec", "chart", "judge", "ensemble", "store")),
          Map.entry("export", List.of("matrix", "spec", "chart", "metrics", "store")),
          Map.entry(
              "probe",
              List.of(
                  "plugin",
                  "matrix",
                  "table",
                  "spec",
                  "random",
                  "theory",
                  "chart",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "ensemble",
                  "metrics",
                  "judge",
                  "store",
                  "page")),
          Map.entry(
              "study",
              List.of(
                  "plugin",
                  "probe",
                  "matrix",
                  "table",
                  "spec",
                  "random",
                  "theory",
                  "chart",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "ensemble",
                  "metrics",
                  "judge",
                  "store",
                  "page")),
          Map.entry(
              "cli",
              List.of(
                  "study", "probe", "plugin", "export", "store", "spec", "theory", "data",
                  "network", "kernel", "metrics")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> packages() {
    return MAY_IMPORT.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsNoMoreThanItMay(String name) {
    imports(name, MAY_IMPORT.get(name)).check(CLASSES);
  }

  @Test
  void theRuleFailsWhereAnImportIsForbidden() {
    assertFails(imports("store", List.of("spec")));
  }

  @Test
  void everyPackageIsInTheTable() {
    List<String> found =
        CLASSES.stream()
            .map(c -> c.getPackageName().substring(ROOT.length() + 1).replaceFirst("[.].*", ""))
            .filter(name -> !name.equals(SPARK)) // There with its profile alone.
            .distinct()
            .sorted()
            .toList();
    assertEquals(packages(), found);
  }

  /** The engine on Spark is found on the class path; nothing else needs Spark to compile. */
  @Test
  void onlyItsEngineKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + '.' + SPARK + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", ROOT + '.' + SPARK + "..")
        .check(CLASSES);
    imports(SPARK, List.of("study", "store")).check(CLASSES);
  }

  static List<String> studies() {
    return CLASSES.stream()
        .map(c -> c.getPackageName().substring(ROOT.length() + 1))
        .filter(name -> name.startsWith("study."))
        .distinct()
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void noStudyImportsAnother(String study) {
    if (study.equals(LEDGER)) { // It measures what the others compute.
      assertFails(importsNoOther(study));
    } else {
      importsNoOther(study).check(CLASSES);
    }
  }

  private static ArchRule importsNoOther(String study) {
    return forbid(
        ROOT + '.' + study + "..",
        studies().stream()
            .filter(other -> !other.equals(study))
            .map(other -> ROOT + '.' + other + "..")
            .toArray(String[]::new));
  }

  /**
   * Pages judge by the statements of judge; the ledger alone has claims with rules of their own.
   */
  @Test
  void noPageMakesARuleOfItsOwn() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".judge..", ROOT + ".study.claims..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Rule.class)
        .check(CLASSES);
  }

  /** What is on its way to a page is numbers and text. */
  @Test
  void pagesNeedNoArrays() {
    forbid(ROOT + ".page..", "org.nd4j..", "org.deeplearning4j..").check(CLASSES);
    forbid(ROOT + ".chart..", "org.nd4j..", "org.deeplearning4j..").check(CLASSES);
  }

  /** Without this, deleting a study would not compile. */
  @Test
  void onlyStudiesNameStudies() {
    assertEquals(registered(), studies());
    namesNoStudy(resideOutsideOfPackage(ROOT + ".study.*..")).check(CLASSES);
    assertFails(namesNoStudy(resideInAPackage(ROOT + ".study.*..")));
  }

  /** The packages of those that a program finds. */
  private static List<String> registered() {
    return Studies.byKind().values().stream()
        .map(study -> study.getClass().getPackageName().substring(ROOT.length() + 1))
        .distinct()
        .sorted()
        .toList();
  }

  private static ArchRule namesNoStudy(DescribedPredicate<JavaClass> those) {
    return noClasses()
        .that(those)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".study.*.."));
  }

  /** A page shows what was computed. */
  @Test
  void pagesUseOnlyWhatAnEnsembleHasFound() {
    drawsNoEnsemble("page").check(CLASSES);
    assertFails(drawsNoEnsemble("study"));
  }

  private static ArchRule drawsNoEnsemble(String name) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + '.' + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".ensemble..")
                .and(describe("compute", c -> !c.isRecord() && !c.isInterface())));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    assertFails(slices().assignedFrom(new Muddle()).should().beFreeOfCycles());
  }

  /** Packages as they would be if classes were put in them without thought. */
  private static final class Muddle implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(String.valueOf(type.getName().length() % 3));
    }

    @Override
    public String getDescription() {
      return "by the length of their names";
    }
  }

  @Test
  void onlyTheCommandPrintsOrExits() {
    printsAndExitsNot(not(resideInAPackage(ROOT + ".cli.."))).check(CLASSES);
    assertFails(printsAndExitsNot(alwaysTrue()));
  }

  private static ArchRule printsAndExitsNot(DescribedPredicate<JavaClass> those) {
    return noClasses()
        .that(those)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class);
  }

  @Test
  void onlyRandomCreatesGenerators() {
    createsNoGenerator(not(resideInAPackage(ROOT + ".random.."))).check(CLASSES);
    assertFails(createsNoGenerator(alwaysTrue()));
  }

  private static ArchRule createsNoGenerator(DescribedPredicate<JavaClass> those) {
    return noClasses()
        .that(those)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.Random|java\\.util\\.SplittableRandom|.*RandomSource");
  }

  @Test
  void whatNeedsNoNd4jKnowsNone() {
    for (String name : List.of("theory", "random", "spec", "table", "chart", "judge", "ensemble")) {
      knowsNoNd4j(name).check(CLASSES);
    }
    assertFails(knowsNoNd4j("kernel"));
  }

  private static ArchRule knowsNoNd4j(String name) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + '.' + name + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."));
  }

  /** Pictures and pages are of numbers, wherever these were computed. */
  @Test
  void picturesAndPagesKnowNoNd4j() {
    for (String shown :
        List.of(
            ROOT + "[.](chart|page)[.].*",
            ROOT + "[.]matrix[.]SquareMatrix",
            ROOT + "[.]study[.]training[.]Heatmaps")) {
      noClasses()
          .that()
          .haveNameMatching(shown)
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."))
          .check(CLASSES);
    }
  }

  @Test
  void theClassesWereSeen() {
    assertTrue(CLASSES.size() >= CLASSES_AT_LEAST, CLASSES.size() + " classes");
  }

  private static void assertFails(ArchRule rule) {
    assertThrows(AssertionError.class, () -> rule.check(CLASSES));
  }

  private static ArchRule imports(String name, List<String> allowed) {
    String[] forbidden =
        packages().stream()
            .filter(other -> !other.equals(name) && !allowed.contains(other))
            .map(other -> ROOT + '.' + other + "..")
            .toArray(String[]::new);
    return forbid(ROOT + '.' + name + "..", forbidden);
  }

  private static ArchRule forbid(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }
}
