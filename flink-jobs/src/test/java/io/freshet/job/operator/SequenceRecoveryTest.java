package io.freshet.job.operator;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.job.operator.OperatorRig.Subtask;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SequenceRecoveryTest {
  private static final int USERS = 40;

  /** Set once for each release of the state's layout, to write what later releases must read. */
  private static final String WRITE_RELEASE = "freshet.test.writeRelease";

  @ParameterizedTest
  @EnumSource
  void nothingIsInFlightWhenABarrierFallsInTheMiddleOfABundle(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      rig.event(view("u", "d", 2));
      state = rig.checkpoint();
      assertThat(rig.lists()).extracting(Recommendation::getLastSequence).containsExactly(2L);
      rig.event(view("u", "lost", 3));
    }
    try (OperatorRig rig = OperatorRig.restore(Options.on(backend), state)) {
      rig.event(view("u", "m", 4));
      rig.barrier();
      Recommendation list = rig.lists().get(0);
      assertThat(list.getFirstSequence()).isEqualTo(3);
      assertThat(list.getLastSequence()).isEqualTo(3);
      assertThat(items(list)).containsExactly("n", "o", "p");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDuplicateFromBeforeTheCheckpointIsStillOne(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      state = rig.checkpoint();
    }
    try (OperatorRig rig = OperatorRig.restore(Options.on(backend), state)) {
      rig.event(view("u", "c", 1));
      rig.barrier();
      assertThat(rig.lists()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyUserGoesOnInOneSubtaskAfterRescaling(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      for (int user = 0; user < USERS; user++) {
        rig.event(view("u" + user, "c", user));
      }
      state = rig.checkpoint();
    }
    List<String> wentOn = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      Subtask subtask = new Subtask(index, 3);
      try (OperatorRig rig = OperatorRig.restore(Options.on(backend), state, subtask)) {
        wentOn.addAll(usersWhoGoOn(rig, subtask));
      }
    }
    assertThat(wentOn).hasSize(USERS).doesNotHaveDuplicates();
  }

  private static List<String> usersWhoGoOn(OperatorRig rig, Subtask subtask) throws Exception {
    for (int user = 0; user < USERS; user++) {
      if (subtask.owns("u" + user)) {
        rig.event(view("u" + user, "d", 1_000));
      }
    }
    rig.barrier();
    return rig.lists().stream()
        .filter(list -> list.getLastSequence() == 2)
        .map(Recommendation::getUserId)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromTheStateOfTheFirstRelease(Backend backend) throws Exception {
    Path stored =
        Path.of("src/test/resources/state")
            .resolve("sequence-operator-v1-%s.snapshot".formatted(name(backend)));
    if (Boolean.getBoolean(WRITE_RELEASE) && !Files.exists(stored)) {
      writeRelease(backend, stored);
    }
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(stored.toString());
    try (OperatorRig rig = OperatorRig.restore(Options.on(backend), state)) {
      rig.event(view("u", "d", 2));
      rig.event(view("u", "h", 9));
      rig.event(view("v", "x", 9));
      rig.barrier();
      List<Recommendation> lists = rig.lists();
      assertThat(lists).extracting(Recommendation::getLastSequence).containsExactly(3L, 2L);
      assertThat(lists.get(0).getModelVersion()).isEqualTo("2");
    }
  }

  private static void writeRelease(Backend backend, Path stored) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.control(new Control.Arms(5, OperatorRig.only("alphabet", "2")));
      rig.awaitMail();
      rig.event(view("u", "c", 1));
      rig.event(view("u", "d", 2));
      rig.event(view("v", "e", 3));
      OperatorSnapshotUtil.writeStateHandle(rig.checkpoint(), stored.toString());
    }
  }

  private static String name(Backend backend) {
    return backend.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> items(Recommendation list) {
    return list.getItems().stream().map(RankedItem::getItemId).toList();
  }
}
