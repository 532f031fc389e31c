package io.millrace.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The edges that the design allows between packages; those between modules are in the POMs. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.millrace");

  @Test
  void everyModuleIsLookedAt() {
    for (String part : new String[] {"event", "app", "admin", "producer", "consumer", "local"}) {
      assertThat(ALL.stream().filter(c -> c.getPackageName().startsWith("io.millrace." + part)))
          .as(part)
          .isNotEmpty();
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.millrace.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void theAppsDoNotKnowEachOther() {
    String[] apps = {"admin", "producer", "consumer"};
    for (String app : apps) {
      for (String other : apps) {
        if (!app.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("io.millrace." + app + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("io.millrace." + other + "..")
              .check(ALL);
        }
      }
    }
  }

  @Test
  void onlyTheExampleKnowsTheExample() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.millrace..example..",
            "io.millrace.producer.command..",
            "io.millrace.consumer.command..",
            "io.millrace.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.millrace..example..")
        .check(ALL);
  }

  @Test
  void onlyCommandsKnowTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.millrace..command..", "io.millrace.app..", "io.millrace.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(ALL);
  }

  @Test
  void theBinaryEncodingKnowsNeitherKafkaNorTheRest() {
    noClasses()
        .that()
        .resideInAPackage("io.millrace.binary..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.millrace..")
                .and(resideOutsideOfPackage("io.millrace.binary.."))
                .or(resideInAPackage("org.apache.kafka..")))
        .check(ALL);
  }

  @Test
  void eventModelStandsAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.millrace.event..",
            "io.millrace.binary..",
            "io.millrace.evolution..",
            "io.millrace.client..",
            "io.millrace.serde..",
            "io.millrace.registry..",
            "io.millrace.json..",
            "io.millrace.spelling..",
            "io.millrace.example..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.millrace.app..",
            "io.millrace.local..",
            "io.millrace.admin..",
            "io.millrace.producer..",
            "io.millrace.consumer..")
        .check(ALL);
  }
}
