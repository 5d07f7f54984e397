package org.ntkdynamics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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

  /** Far below the number there is; a broken import would see none. */
  private static final int CLASSES_AT_LEAST = 80;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("table", List.of()),
          Map.entry("config", List.of("table")),
          Map.entry("random", List.of()),
          Map.entry("theory", List.of()),
          Map.entry("data", List.of("config", "random")),
          Map.entry("network", List.of("config", "random")),
          Map.entry("training", List.of("config", "random", "data", "network")),
          Map.entry("kernel", List.of("config", "network")),
          Map.entry("metrics", List.of("table", "kernel", "data")),
          Map.entry("ensemble", List.of("table", "config", "random", "theory")),
          Map.entry("judge", List.of("random", "theory")),
          Map.entry(
              "claims",
              List.of(
                  "config",
                  "random",
                  "theory",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "metrics",
                  "ensemble",
                  "judge")),
          Map.entry(
              "store",
              List.of(
                  "table",
                  "config",
                  "random",
                  "theory",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "metrics",
                  "ensemble",
                  "judge",
                  "claims")),
          Map.entry(
              "experiment",
              List.of(
                  "config",
                  "random",
                  "theory",
                  "data",
                  "network",
                  "training",
                  "kernel",
                  "metrics",
                  "ensemble",
                  "judge",
                  "claims",
                  "store")),
          Map.entry(
              "report",
              List.of("config", "theory", "metrics", "ensemble", "judge", "claims", "store")),
          Map.entry(
              "cli",
              List.of(
                  "experiment",
                  "report",
                  "store",
                  "config",
                  "theory",
                  "data",
                  "network",
                  "metrics",
                  "judge",
                  "claims")));

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
    assertThrows(AssertionError.class, () -> imports("store", List.of("config")).check(CLASSES));
  }

  @Test
  void everyPackageIsInTheTable() {
    List<String> found =
        CLASSES.stream()
            .map(c -> c.getPackageName().substring(ROOT.length() + 1))
            .distinct()
            .sorted()
            .toList();
    assertTrue(packages().containsAll(found), "packages without a rule: " + found);
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

  /** A page shows rows; it draws no network. */
  @Test
  void reportKnowsOnlyTheRowsOfEnsembles() {
    noClasses()
        .that(resideInAPackage(ROOT + ".report.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".ensemble..")
                .and(not(assignableTo(Record.class)))
                .and(not(INTERFACES)))
        .check(CLASSES);
  }

  @Test
  void theClassesWereSeen() {
    assertTrue(CLASSES.size() >= CLASSES_AT_LEAST, CLASSES.size() + " classes");
    assertEquals(15, MAY_IMPORT.size());
  }

  private static ArchRule imports(String name, List<String> allowed) {
    String[] forbidden =
        packages().stream()
            .filter(other -> !other.equals(name) && !allowed.contains(other))
            .map(other -> ROOT + '.' + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + '.' + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true);
  }
}
