package io.freshet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** schemas &lt;- models &lt;- flink-jobs &lt;- src, and no circles anywhere. */
@AnalyzeClasses(packages = "io.freshet", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule everyPackageBelongsToALayer =
      classes().should(Conditions.not("belong to a layer", Layer.none()));

  @ArchTest
  static final ArchRule schemasKnowNobody =
      noClasses()
          .that(Layer.SCHEMAS.classes())
          .should()
          .dependOnClassesThat(
              Layer.MODELS
                  .classes()
                  .or(Layer.FLINK_JOBS.classes())
                  .or(Layer.APPLICATION.classes()));

  @ArchTest
  static final ArchRule modelsKnowSchemasOnly =
      noClasses()
          .that(Layer.MODELS.classes())
          .should()
          .dependOnClassesThat(Layer.FLINK_JOBS.classes().or(Layer.APPLICATION.classes()));

  @ArchTest
  static final ArchRule jobsDoNotKnowTheApplication =
      noClasses()
          .that(Layer.FLINK_JOBS.classes())
          .should()
          .dependOnClassesThat(Layer.APPLICATION.classes());

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.freshet.(**)").should().beFreeOfCycles();
}
