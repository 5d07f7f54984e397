package org.ntkdynamics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom, and that nothing goes round in circles. */
class ArchitectureTest {
  private static final String ROOT = "org.ntkdynamics";

  /** A little below the number there is; a broken import would see none. */
  private static final int CLASSES_AT_LEAST = 550;

  /** Every package and what it may import beside itself; studies have rules of their own. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("random", List.of()),
          Map.entry("theory", List.of()),
          Map.entry("spec", List.of()),
          Map.entry("table", List.of()),
          Map.entry("chart", List.of()),
          Map.entry("data", List.of("spec", "random")),
          Map.entry("network", List.of("spec", "random")),
          Map.entry("training", List.of("spec", "random", "data", "network")),
          Map.entry("kernel", List.of("spec", "network")),
          Map.entry("ensemble", List.of("table", "random", "theory", "spec")),
          Map.entry("judge", List.of("random", "theory")),
          Map.entry("metrics", List.of("table", "kernel", "data")),
          Map.entry(
              "store",
              List.of(
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
          Map.entry(
              "study",
              List.of(
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
              List.of("study", "store", "spec", "theory", "data", "network", "kernel", "metrics")));

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
    assertThrows(AssertionError.class, () -> imports("store", List.of("spec")).check(CLASSES));
  }

  @Test
  void everyPackageIsInTheTable() {
    List<String> found =
        CLASSES.stream()
            .map(c -> c.getPackageName().substring(ROOT.length() + 1).replaceFirst("[.].*", ""))
            .distinct()
            .sorted()
            .toList();
    assertEquals(packages(), found);
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
    String[] others =
        studies().stream()
            .filter(other -> !other.equals(study))
            .map(other -> ROOT + '.' + other + "..")
            .toArray(String[]::new);
    boolean isLedger = study.equals("study.claims"); // It measures what the others compute.
    if (!isLedger) {
      forbid(ROOT + '.' + study + "..", others).check(CLASSES);
    }
  }

  /** What is on its way to a page is numbers and text. */
  @Test
  void pagesNeedNoArrays() {
    forbid(ROOT + ".page..", "org.nd4j..", "org.deeplearning4j..").check(CLASSES);
    forbid(ROOT + ".chart..", "org.nd4j..", "org.deeplearning4j..").check(CLASSES);
  }

  /** Without this, deleting a study would not compile. */
  @Test
  void whatStudiesShareNamesNone() {
    String[] rooms = studies().stream().map(s -> ROOT + '.' + s + "..").toArray(String[]::new);
    forbid(ROOT + ".study", rooms).check(CLASSES);
    forbid(ROOT + ".cli..", rooms).check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandPrintsOrExits() {
    noClasses()
        .that(not(resideInAPackage(ROOT + ".cli..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyRandomCreatesGenerators() {
    noClasses()
        .that(not(resideInAPackage(ROOT + ".random..")))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.Random|java\\.util\\.SplittableRandom|.*RandomSource")
        .check(CLASSES);
  }

  @Test
  void theoryKnowsNoNd4j() {
    noClasses()
        .that(resideInAnyPackage(ROOT + ".theory..", ROOT + ".random.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theClassesWereSeen() {
    assertTrue(CLASSES.size() >= CLASSES_AT_LEAST, CLASSES.size() + " classes");
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
