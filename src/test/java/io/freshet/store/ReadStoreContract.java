package io.freshet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every read store promises. */
public abstract class ReadStoreContract {
  /** Room for two of the largest pictures and a half. */
  static final PictureBounds BOUNDS = new PictureBounds(100, 250);

  private static final TopicPartition LISTS_0 = new TopicPartition("lists", 0);
  private static final TopicPartition LISTS_1 = new TopicPartition("lists", 1);

  private ReadStore store;

  /** Keeps pictures within {@link #BOUNDS}. */
  abstract ReadStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  final ReadStore store() {
    return store;
  }

  @Test
  void knowsNothingOfWhomItHasNotSeen() {
    assertThat(store.list("ann")).isEmpty();
    assertThat(store.timeline("ann")).isEmpty();
    assertThat(store.item("boots")).isEmpty();
    assertThat(vectors()).isEmpty();
    assertThat(store.popular(10)).isEmpty();
    assertThat(store.users("", 10)).isEmpty();
    assertThat(store.positions()).isEmpty();
  }

  @Test
  void keepsTheLastVectorOfEachItemAndEncoderUntilItHasNone() {
    ItemVector hat = Records.vector("hat", "v1", 1f, -2.5f);
    ItemVector boots = Records.vector("boots", "v1", 0.5f, 3f);
    ItemVector bootsAnew = Records.vector("boots", "v2", 7f);
    store.apply(
        Changes.builder()
            .vector(Records.vector("boots", "v1", 9f, 9f))
            .vector(hat)
            .vector(boots)
            .vector(bootsAnew)
            .build());
    assertThat(vectors()).containsExactlyInAnyOrder(hat, boots, bootsAnew);

    store.apply(
        Changes.builder().withoutVector("boots/vit/v1").withoutVector("hat/vit/v2").build());
    assertThat(vectors()).containsExactlyInAnyOrder(hat, bootsAnew);
  }

  @Test
  void anItemAloneTakesItsVectorsOfEveryEncoderWithIt() {
    ItemVector hat = Records.vector("hat", "v1", 1f, -2.5f);
    ItemVector hats = Records.vector("hat/s", "v1", 2f, 2f);
    store.apply(
        Changes.builder().vector(hat).vector(Records.vector("hat", "v2", 9f)).vector(hats).build());

    store.apply(Changes.builder().withoutVector("hat").withoutVector("unknown").build());
    assertThat(vectors()).containsExactly(hats);
  }

  @Test
  void keepsThePictureOfAnItemApartFromWhatElseIsKnownOfIt() {
    apply(Records.pictured("hat", Records.NOON, Records.png(40)));
    assertThat(store.picture("hat")).contains(Records.png(40));
    assertThat(store.item("hat").orElseThrow().getPicture().remaining()).isZero();
    assertThat(store.item("hat").orElseThrow().getPictureType()).isEqualTo("image/png");

    apply(Records.pictured("hat", Records.NOON + 2, Records.png(50)));
    apply(Records.pictured("hat", Records.NOON + 1, Records.png(60)));
    assertThat(store.picture("hat")).contains(Records.png(50));

    apply(Records.item("hat", "no picture any more", Records.NOON + 3));
    assertThat(store.picture("hat")).isEmpty();
    assertThat(store.item("hat").orElseThrow().getPicture()).isNull();
  }

  @Test
  void keepsTheMiddleFrameOfAClip() {
    List<ByteBuffer> frames =
        IntStream.of(20, 21, 22).mapToObj(size -> ByteBuffer.wrap(Records.png(size))).toList();
    apply(
        ItemEvent.newBuilder(Records.item("lamp", "Lamp", Records.NOON)).setFrames(frames).build());

    assertThat(store.picture("lamp")).contains(Records.png(21));
    assertThat(store.item("lamp").orElseThrow().getFrames()).isEmpty();
  }

  @Test
  void keepsNoPictureThatIsTooLargeOrThatNoBrowserIsShown() {
    apply(Records.pictured("large", Records.NOON, Records.png(101)));
    apply(Records.pictured("script", Records.NOON, "<svg onload='x()'/>".getBytes(UTF_8)));
    apply(Records.pictured("empty", Records.NOON, new byte[0]));

    for (String item : List.of("large", "script", "empty")) {
      assertThat(store.picture(item)).isEmpty();
      assertThat(store.item(item).orElseThrow().getPicture()).isNull();
      assertThat(store.item(item).orElseThrow().getTitle()).isEqualTo(item);
    }
  }

  @Test
  void keepsPicturesUntilTheyTakeTheirWholeRoomAndAgainWhenOthersGo() {
    apply(
        Records.pictured("a", Records.NOON, Records.png(100)),
        Records.pictured("b", Records.NOON, Records.png(100)),
        Records.pictured("c", Records.NOON, Records.png(51)));
    assertThat(store.picture("c")).isEmpty();

    apply(Records.pictured("a", Records.NOON + 1, Records.png(99)));
    apply(Records.pictured("c", Records.NOON + 1, Records.png(51)));
    assertThat(store.picture("a")).contains(Records.png(99));
    assertThat(store.picture("c")).contains(Records.png(51));

    apply(Records.item("b", "b", Records.NOON + 1));
    apply(Records.pictured("d", Records.NOON, Records.png(100)));
    assertThat(store.picture("d")).isPresent();
    assertThat(store.pictureBytes()).isEqualTo(99 + 51 + 100);
  }

  private void apply(ItemEvent... items) {
    Changes.Builder changes = Changes.builder();
    List.of(items).forEach(changes::item);
    store.apply(changes.build());
  }

  private List<ItemVector> vectors() {
    List<ItemVector> vectors = new ArrayList<>();
    store.vectors(vectors::add);
    return vectors;
  }

  @Test
  void returnsEveryFieldOfTheListItWasGiven() {
    Recommendation given = Records.list("ann", 7, 3, "boots", "hat");

    store.apply(Changes.builder().list(given).build());

    assertThat(store.list("ann")).contains(given);
  }

  @Test
  void keepsTheListOfTheHigherEpochThenOfTheHigherSequence() {
    store.apply(Changes.builder().list(Records.list("ann", 1, 9, "old-state")).build());
    store.apply(Changes.builder().list(Records.list("ann", 2, 1, "new-state")).build());
    store.apply(Changes.builder().list(Records.list("ann", 1, 10, "late")).build());
    assertThat(items("ann")).containsExactly("new-state");

    store.apply(Changes.builder().list(Records.list("ann", 2, 2, "newer")).build());
    assertThat(items("ann")).containsExactly("newer");
  }

  @Test
  void keepsTheFirstOfTwoAttemptsAtTheSameList() {
    store.apply(Changes.builder().list(Records.list("ann", 1, 1, "first")).build());
    store.apply(Changes.builder().list(Records.list("ann", 1, 1, "replayed")).build());

    assertThat(items("ann")).containsExactly("first");
  }

  @Test
  void choosesWithinOneWriteAsItDoesAcrossWrites() {
    store.apply(
        Changes.builder()
            .list(Records.list("ann", 1, 2, "two"))
            .list(Records.list("ann", 1, 1, "one"))
            .build());

    assertThat(items("ann")).containsExactly("two");
  }

  @Test
  void neverGoesBackWhateverTheOrderOfArrival() {
    List<Recommendation> lists = new ArrayList<>();
    for (int epoch = 1; epoch <= 3; epoch++) {
      for (int sequence = 1; sequence <= 20; sequence++) {
        lists.add(Records.list("ann", epoch, sequence, epoch + "/" + sequence));
      }
    }
    long seed = 20260301;
    Collections.shuffle(lists, new Random(seed));

    long highest = 0;
    for (Recommendation list : lists) {
      store.apply(Changes.builder().list(list).build());
      Recommendation seen = store.list("ann").orElseThrow();
      long rank = seen.getStateEpoch() * 100 + seen.getLastSequence();
      assertThat(rank).as("seed %d", seed).isGreaterThanOrEqualTo(highest);
      highest = rank;
    }
    assertThat(items("ann")).containsExactly("3/20");
  }

  @Test
  void ordersATimelineByEventTimeNewestFirst() {
    store.apply(
        Changes.builder()
            .event(Records.event("e2", "ann", "hat", Records.NOON + 2))
            .event(Records.event("e3", "ann", "scarf", Records.NOON + 3))
            .event(Records.event("e1", "ann", "boots", Records.NOON + 1))
            .build());

    assertThat(store.timeline("ann"))
        .containsExactly(
            new TimelineEvent("e3", "scarf", "click", Records.NOON + 3),
            new TimelineEvent("e2", "hat", "click", Records.NOON + 2),
            new TimelineEvent("e1", "boots", "click", Records.NOON + 1));
  }

  @Test
  void showsAnEventOnceHoweverOftenItArrives() {
    store.apply(Changes.builder().event(Records.event("e1", "ann", "hat", Records.NOON)).build());
    store.apply(Changes.builder().event(Records.event("e1", "ann", "hat", Records.NOON)).build());

    assertThat(store.timeline("ann")).hasSize(1);
  }

  @Test
  void boundsATimelineToTheNewestEvents() {
    Changes.Builder changes = Changes.builder();
    IntStream.range(0, 3 * ReadStore.TIMELINE_EVENTS)
        .forEach(i -> changes.event(Records.event("e" + i, "ann", "hat", Records.NOON + i)));
    store.apply(changes.build());

    assertThat(store.timeline("ann")).hasSize(ReadStore.TIMELINE_EVENTS);
    assertThat(store.timeline("ann").get(0).eventId()).isEqualTo("e149");
  }

  @Test
  void keepsTheNewestFactsOfAnItem() {
    ItemEvent renamed = Records.item("boots", "Red boots", Records.NOON + 1);
    store.apply(
        Changes.builder().item(renamed).item(Records.item("boots", "Boots", Records.NOON)).build());

    assertThat(store.item("boots")).contains(renamed);
  }

  @Test
  void ordersItemsByDecayedCount() {
    long month = 30L * 24 * 3600 * 1000;
    Changes.Builder changes = Changes.builder();
    for (int i = 0; i < 10; i++) {
      changes.event(Records.event("old" + i, "ann", "once-loved", Records.NOON - month));
    }
    changes.event(Records.event("e1", "bob", "hat", Records.NOON));
    changes.event(Records.event("e2", "cid", "hat", Records.NOON));
    changes.event(Records.event("e3", "cid", "scarf", Records.NOON));
    store.apply(changes.build());

    assertThat(store.popular(10)).containsExactly("hat", "scarf", "once-loved");
    assertThat(store.popular(1)).containsExactly("hat");
  }

  @Test
  void findsUsersByTheBeginningOfTheirId() {
    Changes.Builder changes = Changes.builder();
    for (String user : List.of("ann", "anna", "bob", "ännchen")) {
      changes.event(Records.event("e-" + user, user, "hat", Records.NOON));
    }
    store.apply(changes.build());

    assertThat(store.users("an", 10)).containsExactly("ann", "anna");
    assertThat(store.users("ä", 10)).containsExactly("ännchen");
    assertThat(store.users("", 2)).hasSize(2);
    assertThat(store.users("zoe", 2)).isEmpty();
  }

  @Test
  void remembersTheHighestPositionOfEachPartition() {
    store.apply(Changes.builder().position(LISTS_0, 5).position(LISTS_1, 3).build());
    store.apply(Changes.builder().position(LISTS_0, 9).position(LISTS_1, 2).build());

    assertThat(store.positions()).isEqualTo(Map.of(LISTS_0, 9L, LISTS_1, 3L));
  }

  @Test
  void forgetsAnErasedUser() {
    store.apply(
        Changes.builder()
            .list(Records.list("ann", 1, 1, "hat"))
            .event(Records.event("e1", "ann", "hat", Records.NOON))
            .list(Records.list("bob", 1, 1, "hat"))
            .build());

    store.apply(Changes.builder().erase("ann", Records.NOON + 60_000).build());

    assertThat(store.list("ann")).isEmpty();
    assertThat(store.timeline("ann")).isEmpty();
    assertThat(store.users("", 10)).isEmpty();
    assertThat(store.list("bob")).isPresent();
  }

  @Test
  void bringsNothingBackThatWasErased() {
    store.apply(Changes.builder().list(Records.list("ann", 1, 5, "hat")).build());
    store.apply(Changes.builder().erase("ann", Records.NOON + 60_000).build());

    store.apply(
        Changes.builder()
            .list(Records.list("ann", 1, 5, "replayed"))
            .list(Records.list("ann", 1, 500, "made-of-the-erased-state"))
            .event(Records.event("late", "ann", "hat", Records.NOON))
            .build());

    assertThat(store.list("ann")).isEmpty();
    assertThat(store.timeline("ann")).isEmpty();
  }

  @Test
  void hidesTheListOfAnUnknownUserWhoseCauseIsOlderThanTheErasure() {
    store.apply(Changes.builder().erase("ann", Records.NOON + 60_000).build());
    store.apply(Changes.builder().list(Records.list("ann", 1, 5, "in-flight")).build());

    assertThat(store.list("ann")).isEmpty();
  }

  @Test
  void servesAnErasedUserAgainFromWhatTheyDoAfterwards() {
    store.apply(Changes.builder().list(Records.list("ann", 1, 5, "hat")).build());
    store.apply(Changes.builder().erase("ann", Records.NOON + 60_000).build());
    store.apply(
        Changes.builder()
            .list(Records.list("ann", 2, 61, "fresh"))
            .event(Records.event("new", "ann", "scarf", Records.NOON + 61_000))
            .build());

    assertThat(items("ann")).containsExactly("fresh");
    assertThat(store.timeline("ann")).extracting(TimelineEvent::itemId).containsExactly("scarf");
  }

  @Test
  void agreesWithAPlainMapOverAThousandRandomLists() {
    long seed = 4711;
    Random random = new Random(seed);
    Map<String, Recommendation> expected = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      Changes.Builder changes = Changes.builder();
      for (int j = 0; j < 5; j++) {
        Recommendation list =
            Records.list(
                "user" + random.nextInt(20), random.nextInt(3), random.nextInt(50), "item" + i + j);
        changes.list(list);
        expected.merge(list.getUserId(), list, (a, b) -> ListOrder.supersedes(b, a) ? b : a);
      }
      store.apply(changes.build());
    }
    expected.forEach(
        (user, list) -> assertThat(store.list(user)).as("seed %d", seed).contains(list));
  }

  private List<String> items(String user) {
    return store.list(user).orElseThrow().getItems().stream().map(i -> i.getItemId()).toList();
  }
}
