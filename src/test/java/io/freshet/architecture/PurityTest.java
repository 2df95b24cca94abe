package io.freshet.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Logic is handed time, randomness and input; the shells around it own Flink, Kafka and clocks. */
@AnalyzeClasses(packages = "io.freshet", importOptions = ImportOption.DoNotIncludeTests.class)
final class PurityTest {
  private static final Set<String> PURE_NAMES =
      Set.of(
          "io.freshet.sequence.UserSequence",
          "io.freshet.bundle.Bundle",
          "io.freshet.bundle.BatchPlan");

  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(
              "io.freshet.id..",
              "io.freshet.experiment..",
              "io.freshet.tensor..",
              "io.freshet.block..",
              "io.freshet.system..",
              "io.freshet.backend.naive..",
              "io.freshet.backend.cost..",
              "io.freshet.evaluate..",
              "io.freshet.statistics..")
          .or(DescribedPredicate.describe("pure", t -> PURE_NAMES.contains(t.getName())))
          .as("pure classes");

  @ArchTest
  static final ArchRule pureClassesRunWithoutFlinkKafkaAndRocksDb =
      noClasses()
          .that(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.rocksdb..");

  @ArchTest
  static final ArchRule pureClassesReadNoClock =
      noClasses()
          .that(PURE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);
}
