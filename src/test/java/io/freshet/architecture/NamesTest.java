package io.freshet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/**
 * Words of the domain, one logging system, no field that anybody may change, null only by choice.
 */
@AnalyzeClasses(packages = "io.freshet", importOptions = ImportOption.DoNotIncludeTests.class)
final class NamesTest {
  private static final String[] GENERATED = {
    "io.freshet.schema..", "io.freshet.onnx..", "..jmh_generated.."
  };

  @ArchTest
  static final ArchRule classesAreNamedByWhatTheyAre =
      noClasses()
          .that()
          .resideOutsideOfPackages(GENERATED)
          .should()
          .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Base)$")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule logsGoThroughSlf4j =
      noClasses()
          .that()
          .resideOutsideOfPackages(GENERATED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.logging..", "org.apache.log4j..", "org.apache.commons.logging..");

  @ArchTest
  static final ArchRule publicFieldsNeverChange =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackages(GENERATED)
          .and()
          .arePublic()
          .should()
          .beFinal()
          .allowEmptyShould(true);

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    TreeSet<String> unmarked = new TreeSet<>();
    classes.forEach(
        type -> {
          JavaPackage home = type.getPackage();
          if (!isGenerated(home) && !home.isAnnotatedWith(NullMarked.class)) {
            unmarked.add(home.getName());
          }
        });
    Assertions.assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  private static boolean isGenerated(JavaPackage home) {
    String name = home.getName();
    return name.startsWith("io.freshet.schema")
        || name.startsWith("io.freshet.onnx")
        || name.contains("jmh_generated");
  }
}
