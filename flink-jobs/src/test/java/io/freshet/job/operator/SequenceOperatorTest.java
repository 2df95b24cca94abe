package io.freshet.job.operator;

import static io.freshet.sequence.Events.NOON;
import static io.freshet.sequence.Events.hide;
import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.bundle.Coverage;
import io.freshet.catalogue.PopularItems;
import io.freshet.catalogue.PopularItems.Popular;
import io.freshet.id.ItemHash;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceOperatorTest {
  private static final int OTHERS = 40;

  @AfterEach
  void releasesEveryModel() {
    assertThat(AlphabetModels.OPEN).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource
  void anEventBecomesAListWhenTheBundlesTimeIsOver(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      rig.advance(4);
      assertThat(rig.lists()).isEmpty();
      rig.advance(1);
      Recommendation list = rig.lists().get(0);
      long epoch = NOON + 1_000;
      assertThat(list.getRecommendationId()).isEqualTo("u/" + epoch + "/1");
      assertThat(list.getFirstSequence()).isEqualTo(1);
      assertThat(list.getLastSequence()).isEqualTo(1);
      assertThat(list.getCauseEventId()).isEqualTo("u-c-1");
      assertThat(list.getExperiment()).isEqualTo("trial");
      assertThat(list.getVariant()).isEqualTo("control");
      assertThat(list.getModelName()).isEqualTo("alphabet");
      assertThat(list.getModelVersion()).isEqualTo("1");
      assertThat(list.getSource()).isEqualTo(ListSource.MODEL);
      assertThat(items(list)).containsExactly("d", "e", "f");
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalEventsOfOneBundleAreOneList(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      rig.event(view("v", "m", 1));
      rig.event(view("u", "h", 2));
      rig.advance(5);
      List<Recommendation> lists = rig.lists();
      assertThat(lists).extracting(Recommendation::getUserId).containsExactly("u", "v");
      assertThat(lists.get(0).getFirstSequence()).isEqualTo(1);
      assertThat(lists.get(0).getLastSequence()).isEqualTo(2);
      assertThat(items(lists.get(0))).containsExactly("i", "j", "k");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFullBundleDoesNotWait(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend).fullAt(2))) {
      rig.event(view("u", "c", 1));
      rig.event(view("v", "d", 1));
      assertThat(rig.lists()).hasSize(2);
      rig.event(view("w", "e", 1));
      assertThat(rig.lists()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineOfAFullBundleDoesNotCutTheNext(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend).fullAt(2))) {
      rig.event(view("u", "c", 1));
      rig.advance(4);
      rig.event(view("v", "d", 1));
      rig.event(view("w", "e", 1));
      assertThat(rig.lists()).hasSize(2);
      rig.advance(2);
      assertThat(rig.lists()).isEmpty();
      rig.advance(3);
      assertThat(rig.lists()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLateEventTakesItsPlaceInTime(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 100));
      rig.advance(5);
      rig.event(view("u", "x", 1));
      rig.advance(5);
      Recommendation second = rig.lists().get(1);
      assertThat(second.getCauseEventId()).isEqualTo("u-x-1");
      assertThat(items(second)).containsExactly("d", "e", "f");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDuplicateMakesNoList(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      rig.event(view("u", "c", 1));
      rig.advance(5);
      rig.event(view("u", "c", 1));
      rig.advance(5);
      List<Recommendation> lists = rig.lists();
      assertThat(lists).hasSize(1);
      assertThat(lists.get(0).getLastSequence()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEventHasItsOwnListWhereBundlesDoNotCover(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend).covering(Coverage.EVENT))) {
      rig.event(view("u", "c", 1));
      rig.event(view("u", "h", 2));
      rig.event(view("u", "a", 0));
      rig.advance(5);
      List<Recommendation> lists = rig.lists();
      assertThat(lists).extracting(Recommendation::getFirstSequence).containsExactly(1L, 2L, 3L);
      assertThat(lists).extracting(Recommendation::getLastSequence).containsExactly(1L, 2L, 3L);
      assertThat(items(lists.get(0))).containsExactly("d", "e", "f");
      assertThat(items(lists.get(1))).containsExactly("i", "j", "k");
      assertThat(items(lists.get(2))).containsExactly("i", "j", "k");
    }
  }

  @Test
  void emptiesStateWhenTheUserIsSilentForTheTtl() throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(Backend.HEAP))) {
      rig.event(view("u", "c", 1));
      rig.barrier();
      assertThat(rig.stateEntries()).isEqualTo(1);
      rig.ageState(OperatorRig.TTL_MILLIS + 1);
      for (int other = 0; other < OTHERS; other++) { // the heap cleans up as others come by
        rig.event(view("v" + other, "c", 1));
        rig.barrier();
      }
      assertThat(rig.stateEntries()).as("only those who are not silent").isEqualTo(OTHERS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUserWhoComesBackAfterTheTtlBeginsANewEpoch(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "c", 1));
      rig.event(view("u", "d", 2));
      rig.barrier();
      rig.ageState(OperatorRig.TTL_MILLIS + 1);
      rig.event(view("u", "x", 5_000));
      rig.barrier();
      List<Recommendation> lists = rig.lists();
      assertThat(lists.get(1).getLastSequence()).isEqualTo(1);
      assertThat(lists.get(1).getStateEpoch()).isGreaterThan(lists.get(0).getStateEpoch());
    }
  }

  @ParameterizedTest
  @EnumSource
  void seenHiddenAndUnavailableItemsAreNotListed(Backend backend) throws Exception {
    OperatorRig.CATALOGUE.apply(unavailable("e"));
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.event(view("u", "d", 1));
      rig.event(view("u", "c", 2));
      rig.event(hide("u", "g", 3));
      rig.advance(5);
      Recommendation list = rig.lists().get(0);
      assertThat(items(list)).containsExactly("f", "h", "i");
      assertThat(list.getCataloguePosition()).isPositive();
    } finally {
      OperatorRig.CATALOGUE.forget("e");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListIsFullThoughTheOnesBeforeItNeededFewerCandidates(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      for (int user = 0; user < 40; user++) {
        rig.event(view("u" + user, "c", user));
      }
      rig.barrier();
      rig.lists();
      for (String seen : "d e f g h i j k c".split(" ", -1)) {
        rig.event(view("v", seen, 100 + seen.charAt(0) % 90));
      }
      rig.event(view("v", "c", 200));
      rig.barrier();
      assertThat(items(rig.lists().get(0))).containsExactly("l", "m", "n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void peopleWithoutKnownHistoryGetWhatIsPopular(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      rig.control(new Control.Popularity(popular("z", "new-1", "y", "x")));
      rig.event(view("u", "new-1", 1));
      rig.advance(5);
      Recommendation list = rig.lists().get(0);
      assertThat(list.getSource()).isEqualTo(ListSource.POPULARITY);
      assertThat(items(list)).containsExactly("z", "y", "x");
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsComeWithTheirExactInput(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      for (int i = 0; i < 7; i++) {
        rig.event(view("u", String.valueOf((char) ('a' + i)), i));
      }
      rig.event(view("u", "unknown", 8));
      rig.advance(5);
      ScoredInput input = rig.scoredInputs().get(0);
      assertThat(input.getRecommendationId()).isEqualTo(rig.lists().get(0).getRecommendationId());
      assertThat(input.getItemIndices()).containsExactly(3, 4, 5, 6, 7);
      assertThat(input.getItemHashes()).hasSize(8).endsWith(ItemHash.of("unknown"));
      assertThat(input.getEventTimes()).hasSize(8).isSorted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void usersOfOneBundleAreScoredTogetherByLength(Backend backend) throws Exception {
    try (OperatorRig rig = OperatorRig.start(Options.on(backend))) {
      AlphabetModels.BATCHES.clear();
      for (String user : List.of("p", "q", "r")) {
        rig.event(view(user, "a", 1));
      }
      for (int i = 0; i < 4; i++) {
        rig.event(view("s", "b" + i, i));
        rig.event(view("s", String.valueOf((char) ('d' + i)), i + 10));
      }
      rig.advance(5);
      assertThat(rig.lists())
          .extracting(Recommendation::getUserId)
          .containsExactly("p", "q", "r", "s");
      assertThat(AlphabetModels.BATCHES).containsExactly("1x4", "3x1");
    }
  }

  private static PopularItems popular(String... items) {
    return new PopularItems(
        Stream.of(items).map(item -> new Popular(item, ItemHash.of(item), 1)).toList());
  }

  private static ItemEvent unavailable(String item) {
    return ItemEvent.newBuilder()
        .setItemId(item)
        .setAt(Instant.ofEpochMilli(NOON))
        .setAvailable(false)
        .build();
  }

  private static List<String> items(Recommendation list) {
    return list.getItems().stream().map(RankedItem::getItemId).toList();
  }
}
