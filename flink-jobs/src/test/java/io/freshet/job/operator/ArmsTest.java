package io.freshet.job.operator;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.experiment.Bucketing;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.model.BadModelPackage;
import io.freshet.schema.ListSource;
import io.freshet.schema.Recommendation;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArmsTest {
  private static final Options HEAP = Options.on(Backend.HEAP);

  @AfterEach
  void releasesEveryModel() {
    assertThat(AlphabetModels.OPEN).hasValue(0);
  }

  @Test
  void aControlRecordSwapsTheModelAndNoBundleMixesTwo() throws Exception {
    try (OperatorRig rig = OperatorRig.start(HEAP)) {
      rig.control(new Control.Arms(1, OperatorRig.only("alphabet", "2")));
      rig.event(view("u", "c", 1));
      rig.awaitMail();
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("1");
      rig.event(view("u", "d", 2));
      rig.advance(5);
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("2");
      assertThat(AlphabetModels.OPEN).hasValue(1);
    }
  }

  @Test
  void aPackageThatMustNotServeIsRefusedAndCounted() throws Exception {
    try (OperatorRig rig = OperatorRig.start(HEAP)) {
      rig.control(new Control.Arms(1, broken()));
      rig.awaitMail();
      rig.event(view("u", "c", 1));
      rig.advance(5);
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("1");
      assertThat(rig.operator().refusedModels()).isEqualTo(1);
    }
  }

  @Test
  void anOlderRevisionIsIgnored() throws Exception {
    try (OperatorRig rig = OperatorRig.start(HEAP)) {
      rig.control(new Control.Arms(7, OperatorRig.only("alphabet", "7")));
      rig.awaitMail();
      rig.control(new Control.Arms(6, OperatorRig.only("alphabet", "6")));
      rig.event(view("u", "c", 1));
      rig.advance(5);
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("7");
    }
  }

  @Test
  void aRollbackIsANewerRevisionOfAnOlderModel() throws Exception {
    try (OperatorRig rig = OperatorRig.start(HEAP)) {
      rig.control(new Control.Arms(1, OperatorRig.only("alphabet", "2")));
      rig.awaitMail();
      rig.control(new Control.Arms(2, OperatorRig.only("alphabet", "1")));
      rig.awaitMail();
      rig.event(view("u", "c", 1));
      rig.advance(5);
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("1");
    }
  }

  @Test
  void aRestartGoesOnWithTheArmsThatServed() throws Exception {
    OperatorSubtaskState state;
    try (OperatorRig rig = OperatorRig.start(HEAP)) {
      rig.control(new Control.Arms(1, OperatorRig.only("alphabet", "2")));
      rig.awaitMail();
      rig.control(new Control.Arms(2, broken()));
      rig.awaitMail();
      state = rig.checkpoint();
    }
    try (OperatorRig rig = OperatorRig.restore(HEAP, state)) {
      rig.event(view("u", "c", 1));
      rig.barrier();
      assertThat(rig.lists()).extracting(Recommendation::getModelVersion).containsExactly("2");
    }
  }

  @Test
  void aConfiguredPackageThatMustNotServeStopsTheStart() {
    assertThatThrownBy(() -> OperatorRig.start(HEAP.running(broken())).close())
        .isInstanceOf(BadModelPackage.class)
        .hasMessage("broken/model.onnx has SHA-256 1, expected 2");
  }

  @Test
  void everyoneGetsTheirVariantsModelAndItsStamp() throws Exception {
    Experiment experiment =
        new Experiment(
            "ab",
            "salt",
            0.2,
            List.of(
                new Variant("a", 1, "alphabet", "1", "one"),
                new Variant("b", 1, "alphabet", "2", "two"),
                new Variant("floor", 1, "", "", ModelSource.POPULARITY)));
    try (OperatorRig rig = OperatorRig.start(HEAP.running(experiment))) {
      for (int user = 0; user < 100; user++) {
        rig.event(view("u" + user, "c", 1));
      }
      rig.barrier();
      assertThat(rig.lists())
          .hasSize(100)
          .allSatisfy(
              list -> {
                Variant variant = Bucketing.assign(experiment, list.getUserId());
                assertThat(list.getVariant()).isEqualTo(variant.name());
                assertThat(list.getSource())
                    .isEqualTo(
                        variant.name().equals("floor") ? ListSource.POPULARITY : ListSource.MODEL);
                assertThat(list.getModelVersion())
                    .isEqualTo(variant.name().equals("floor") ? "none" : variant.modelVersion());
              })
          .extracting(Recommendation::getVariant)
          .contains("a", "b", "floor", Experiment.HOLDOUT);
    }
  }

  private static Experiment broken() {
    return new Experiment(
        "trial", "salt", 0, List.of(new Variant("control", 1, "alphabet", "9", "broken")));
  }
}
