package io.freshet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A model is defined once and knows no back end; each native library has one door. */
@AnalyzeClasses(packages = "io.freshet", importOptions = ImportOption.DoNotIncludeTests.class)
final class BackEndsTest {
  @ArchTest
  static final ArchRule definitionsKnowNoBackEnd =
      noClasses()
          .that()
          .resideInAnyPackage("io.freshet.block..", "io.freshet.system..", "io.freshet.tensor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.freshet.backend..",
              "io.freshet.onnx..",
              "org.bytedeco..",
              "ai.onnxruntime..",
              "com.google.protobuf..");

  @ArchTest
  static final ArchRule libtorchHasTwoDoors =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.freshet.backend.torch..", "io.freshet.train..", "io.freshet.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule onnxRuntimeIsSeenByTheScorerOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.freshet.score..",
              "io.freshet.backend.onnx..",
              "io.freshet.export..",
              "io.freshet.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule graphsAreWrittenByTheEmitterAndReadByTheExporterOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.freshet.onnx..",
              "io.freshet.score..",
              "io.freshet.backend.onnx..",
              "io.freshet.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.freshet.onnx..");

  @ArchTest
  static final ArchRule jobsNeverTrain =
      noClasses()
          .that(Layer.FLINK_JOBS.classes())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.freshet.train..", "io.freshet.backend..", "io.freshet.export..");
}
