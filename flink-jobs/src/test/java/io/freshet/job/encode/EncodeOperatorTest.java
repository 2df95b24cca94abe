package io.freshet.job.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.encode.ItemRecord;
import io.freshet.job.encode.EncodeRig.World;
import io.freshet.picture.PictureFiles;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EncodeOperatorTest {
  private static final int RED = 0xFF0000;
  private static final int GREEN = 0x00FF00;

  private final ScriptedFetcher fetcher = new ScriptedFetcher();
  private final World world = new World(new HashMapStateBackend(), "1", fetcher);
  private EncodeRig rig = EncodeRig.start(world);

  EncodeOperatorTest() throws Exception {}

  @BeforeEach
  void atNoon() throws Exception {
    rig.atTime(1_000_000);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aPictureBecomesAVectorWithinTheLinger() throws Exception {
    rig.event(shown("lamp", 5, RED));
    assertThat(rig.vectors()).isEmpty();
    rig.atTime(rig.time() + EncodeRig.LINGER_MILLIS);
    assertThat(rig.vectors())
        .singleElement()
        .satisfies(
            vector -> {
              assertThat(vector.getItemId()).isEqualTo("lamp");
              assertThat(vector.getAt()).isEqualTo(Instant.ofEpochMilli(5));
              assertThat(vector.getEncoderName()).isEqualTo("mean");
              assertThat(vector.getEncoderVersion()).isEqualTo("1");
              assertThat(vector.getVector()).containsExactly(1f, 0f, 0f);
            });
  }

  @Test
  void aBundleClosesWhenItIsFullAndBeforeABarrier() throws Exception {
    for (int i = 0; i < EncodeRig.FULL; i++) {
      assertThat(rig.vectors()).isEmpty();
      rig.event(shown("item-" + i, 1, i));
    }
    assertThat(ids()).containsExactly("item-0", "item-1", "item-2", "item-3");
    rig.event(shown("last", 1, RED));
    rig.snapshot(1);
    assertThat(ids()).endsWith("last").hasSize(5);
  }

  @Test
  void aPictureThatDidNotChangeIsNotEncodedAgain() throws Exception {
    rig.event(shown("lamp", 1, RED));
    OperatorSubtaskState state = rig.snapshot(1);
    rig.event(shown("lamp", 2, RED));
    rig.endOfInput();
    assertThat(ids()).containsExactly("lamp");
    restore(state);
    rig.event(shown("lamp", 2, RED));
    rig.endOfInput();
    assertThat(ids()).isEmpty();
  }

  @Test
  void aNewPictureIsEncodedAndAnOlderEventIsNot() throws Exception {
    rig.event(shown("lamp", 2, RED));
    rig.event(shown("lamp", 1, GREEN));
    rig.event(shown("lamp", 3, GREEN));
    rig.endOfInput();
    assertThat(rig.vectors())
        .extracting(ItemVector::getVector)
        .containsExactly(List.of(1f, 0f, 0f), List.of(0f, 1f, 0f));
  }

  @Test
  void anotherVersionOfTheEncoderEncodesAgain() throws Exception {
    rig.event(shown("lamp", 1, RED));
    OperatorSubtaskState state = rig.snapshot(1);
    rig.close();
    rig = EncodeRig.restore(new World(world.backend(), "2", fetcher), state, 1_000_000);
    rig.event(shown("lamp", 2, RED));
    rig.event(shown("lamp", 3, RED));
    rig.endOfInput();
    assertThat(rig.vectors()).extracting(ItemVector::getEncoderVersion).containsExactly("2");
  }

  @Test
  void aBadPictureIsADeadLetterOnceAndStopsNothing() throws Exception {
    byte[] bomb = PictureFiles.claiming(PictureFiles.png(2, 2, RED), 100_000, 1);
    ItemRecord bad = rig.event(event("lamp", 1).setPicture(ByteBuffer.wrap(bomb)).build());
    rig.event(event("lamp", 2).setPicture(ByteBuffer.wrap(bomb)).build());
    rig.event(shown("desk", 1, GREEN));
    rig.endOfInput();
    assertThat(ids()).containsExactly("desk");
    assertThat(rig.letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getReason()).isEqualTo("picture-size");
              assertThat(letter.getDetail()).startsWith("the PNG is 100000 x 1, expected sides");
              assertThat(letter.getTopic()).isEqualTo("freshet.item-events.v1");
              assertThat(letter.getOffset()).isEqualTo(bad.from().offset());
              assertThat(letter.getRawLength()).isEqualTo(bad.value().length);
              assertThat(letter.getRaw()).isEqualTo(ByteBuffer.wrap(bad.value()));
            });
  }

  /** Or readers would wait for a vector that does not come. */
  @Test
  void aPictureThatCannotBeHadIsSaidToHaveNoVectorUnlessOneStands() throws Exception {
    rig.event(event("torn", 1).setPicture(ByteBuffer.wrap(new byte[] {1})).build());
    rig.event(shown("lamp", 1, RED));
    rig.event(event("lamp", 2).setPicture(ByteBuffer.wrap(new byte[] {1})).build());
    rig.event(at("lost", 1, "gone:lost"));
    for (int attempt = 1; attempt <= EncodeRig.ATTEMPTS; attempt++) {
      rig.awaitMail();
      rig.atTime(rig.time() + 10 * EncodeRig.PAUSE_MILLIS);
    }
    rig.endOfInput();
    assertThat(ids()).containsExactly("lamp");
    assertThat(rig.vectors())
        .filteredOn(vector -> vector.getVector().isEmpty())
        .extracting(ItemVector::getItemId)
        .containsExactly("torn", "lost");
  }

  @Test
  void everyVectorTellsWhenItsEncoderBeganHoweverOftenTheTaskRestarts() throws Exception {
    rig.close();
    rig = EncodeRig.restore(world, OperatorSubtaskState.builder().build(), 1_000);
    rig.event(shown("lamp", 1, RED));
    OperatorSubtaskState state = rig.snapshot(1);
    assertThat(rig.vectors().get(0).getEncoderSince()).isEqualTo(Instant.ofEpochMilli(1_000));

    rig.close();
    rig = EncodeRig.restore(world, state, 2_000);
    rig.event(shown("desk", 1, RED));
    rig.endOfInput();
    assertThat(rig.vectors().get(0).getEncoderSince()).isEqualTo(Instant.ofEpochMilli(1_000));

    rig.close();
    rig = EncodeRig.restore(new World(world.backend(), "2", fetcher), state, 3_000);
    rig.event(shown("desk", 1, RED));
    rig.endOfInput();
    assertThat(rig.vectors().get(0).getEncoderSince()).isEqualTo(Instant.ofEpochMilli(3_000));
  }

  @Test
  void aBadPictureLeavesTheVectorOfTheOneBefore() throws Exception {
    rig.event(shown("lamp", 1, RED));
    rig.event(event("lamp", 2).setPicture(ByteBuffer.wrap(new byte[] {1})).build());
    rig.event(shown("lamp", 3, RED));
    rig.deleted("lamp");
    assertThat(rig.vectors())
        .extracting(vector -> vector.getVector().size())
        .containsExactly(3, 3, 0);
  }

  @Test
  void anItemThatExpiresTakesItsVectorAndItsStateWithIt() throws Exception {
    Instant expires = Instant.ofEpochMilli(rig.time() + 5_000);
    rig.event(event("lamp", 1).setPicture(picture(RED)).setExpiresAt(expires).build());
    rig.event(
        event("lamp", 2).setPicture(picture(RED)).setExpiresAt(expires.plusMillis(10)).build());
    rig.atTime(expires.toEpochMilli() + 9);
    assertThat(rig.stateEntries()).isEqualTo(1);
    rig.atTime(expires.toEpochMilli() + 10);
    assertThat(rig.vectors()).extracting(vector -> vector.getVector().size()).containsExactly(3, 0);
    assertThat(rig.stateEntries()).isZero();
    rig.event(event("lamp", 3).setPicture(picture(RED)).setExpiresAt(expires).build());
    rig.endOfInput();
    assertThat(rig.vectors()).hasSize(2);
    assertThat(rig.stateEntries()).isZero();
  }

  @Test
  void anItemWithoutAPictureAnyMoreLosesItsVector() throws Exception {
    rig.event(event("bare", 1).build());
    rig.event(shown("lamp", 1, RED));
    rig.event(event("lamp", 2).build());
    rig.event(event("lamp", 3).build());
    rig.event(shown("lamp", 4, RED));
    rig.deleted("lamp");
    rig.deleted("lamp");
    assertThat(ids()).containsOnly("lamp");
    assertThat(rig.vectors())
        .extracting(vector -> vector.getVector().size())
        .containsExactly(3, 0, 3, 0);
  }

  @Test
  void framesOfAClipAreReadAsOne() throws Exception {
    rig.event(
        event("lamp", 1).setFrames(List.of(picture(RED), picture(GREEN), picture(RED))).build());
    rig.endOfInput();
    assertThat(rig.vectors().get(0).getVector()).containsExactly(0f, 1f, 0f);
  }

  @Test
  void aPictureByAddressIsFetchedOnce() throws Exception {
    fetcher.put("http://shop/lamp", PictureFiles.png(2, 2, GREEN));
    rig.event(at("lamp", 1, "http://shop/lamp"));
    rig.event(at("lamp", 2, "http://shop/lamp"));
    rig.awaitMail();
    rig.event(at("lamp", 3, "http://shop/lamp"));
    rig.endOfInput();
    assertThat(fetcher.asked()).hasSize(1);
    assertThat(rig.vectors().get(0).getVector()).containsExactly(0f, 1f, 0f);
    assertThat(ids()).containsExactly("lamp");
  }

  @Test
  void aFetchedFileThatIsNoPictureAndAnAddressThatMayNotBeAskedAreDeadLetters() throws Exception {
    fetcher.put("http://shop/page", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    rig.event(at("page", 1, "http://shop/page"));
    rig.event(at("secret", 1, "http://10.0.0.1/"));
    rig.endOfInput();
    assertThat(rig.letters())
        .extracting(DeadLetter::getReason)
        .containsExactlyInAnyOrder("picture-type", "picture-address");
    assertThat(ids()).isEmpty();
  }

  @Test
  void anAddressThatDoesNotAnswerIsTriedAgainWithDoublingPausesAndThenGivenUp() throws Exception {
    ItemRecord record = rig.event(at("lamp", 1, "gone:lamp"));
    rig.awaitMail();
    rig.atTime(rig.time() + EncodeRig.PAUSE_MILLIS - 1);
    assertThat(fetcher.asked()).hasSize(1);
    rig.atTime(rig.time() + 1);
    rig.awaitMail();
    rig.atTime(rig.time() + 2 * EncodeRig.PAUSE_MILLIS - 1);
    assertThat(fetcher.asked()).hasSize(2);
    rig.atTime(rig.time() + 1);
    rig.awaitMail();
    assertThat(fetcher.asked()).hasSize(3);
    assertThat(rig.letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getReason()).isEqualTo("picture-unreachable");
              assertThat(letter.getDetail()).isEqualTo("after 3 attempts: nobody is at gone:lamp");
              assertThat(letter.getOffset()).isEqualTo(record.from().offset());
            });
    fetcher.put("gone:lamp", PictureFiles.png(2, 2, RED));
    rig.atTime(rig.time() + 1_000_000);
    rig.event(at("lamp", 2, "gone:lamp"));
    rig.endOfInput();
    assertThat(ids()).containsExactly("lamp");
  }

  @Test
  void aHoleInTheFetchingIsAnAttemptThatFailed() throws Exception {
    rig.event(at("lamp", 1, "bug:lamp"));
    for (int attempt = 1; attempt <= EncodeRig.ATTEMPTS; attempt++) {
      rig.awaitMail();
      rig.atTime(rig.time() + 10 * EncodeRig.PAUSE_MILLIS);
    }
    assertThat(rig.letters().get(0).getDetail()).contains("a hole in the fetching");
  }

  @Test
  void aNewerPictureOvertakesTheOneBeingFetched() throws Exception {
    fetcher.put("http://shop/lamp", PictureFiles.png(2, 2, GREEN));
    rig.event(at("lamp", 1, "http://shop/lamp"));
    rig.event(shown("lamp", 2, RED));
    rig.awaitMail();
    rig.endOfInput();
    assertThat(rig.vectors())
        .extracting(ItemVector::getVector)
        .containsExactly(List.of(1f, 0f, 0f));
  }

  @Test
  void aFetchThatWasUnderWayIsBegunAgainAfterARestart() throws Exception {
    fetcher.put("http://shop/lamp", PictureFiles.png(2, 2, GREEN));
    rig.event(at("lamp", 1, "http://shop/lamp"));
    OperatorSubtaskState state = rig.snapshot(1);
    rig.awaitMail(); // what becomes of it is lost with the task
    restore(state);
    rig.atTime(rig.time() + 100_000);
    rig.awaitMail();
    rig.endOfInput();
    assertThat(ids()).containsExactly("lamp");
    assertThat(fetcher.asked()).hasSize(2);
  }

  @Test
  void withAsManyFetchesUnderWayAsAllowedTheNextWaits() throws Exception {
    for (int i = 0; i < 20; i++) {
      fetcher.put("http://shop/" + i, PictureFiles.png(2, 2, i * 0x010101));
      rig.event(at("item-" + i, 1, "http://shop/" + i));
    }
    rig.endOfInput();
    assertThat(ids()).hasSize(20).doesNotHaveDuplicates();
  }

  /** Whatever came between two checkpoints and was lost with its output is made again, once. */
  @Test
  void everyPictureHasOneVectorHoweverOftenTheTaskIsKilled() throws Exception {
    Random random = new Random(7);
    List<ItemEvent> events = new ArrayList<>();
    for (int at = 1; at <= 120; at++) {
      events.add(shown("item-" + random.nextInt(8), at, random.nextInt(3) * 0x101010));
    }
    rig.close();
    World rocks = new World(new EmbeddedRocksDBStateBackend(), "1", fetcher);
    rig = EncodeRig.start(rocks);
    for (ItemEvent event : events) {
      rig.event(event);
    }
    rig.endOfInput();
    List<ItemVector> undisturbed = rig.vectors();

    rig.close();
    rig = EncodeRig.start(rocks);
    List<ItemVector> committed = new ArrayList<>();
    OperatorSubtaskState state = rig.snapshot(0);
    int stored = 0;
    int kills = 0;
    for (int next = 0; next < events.size(); next++) {
      rig.event(events.get(next));
      if (random.nextInt(10) == 0) {
        state = rig.snapshot(next + 1L);
        committed.addAll(rig.vectors().subList(0, rig.vectors().size()));
        stored = next + 1;
        rig.close();
        rig = EncodeRig.restore(rocks, state, 0);
      } else if (kills < 40 && random.nextInt(8) == 0) {
        kills++;
        rig.close();
        rig = EncodeRig.restore(rocks, state, 0);
        next = stored - 1;
      }
    }
    rig.endOfInput();
    committed.addAll(rig.vectors());
    assertThat(kills).isGreaterThan(3);
    assertThat(committed).isEqualTo(undisturbed);
  }

  private void restore(OperatorSubtaskState state) throws Exception {
    long nowMillis = rig.time();
    rig.close();
    rig = EncodeRig.restore(world, state, nowMillis);
  }

  private List<String> ids() {
    return rig.vectors().stream()
        .filter(vector -> !vector.getVector().isEmpty())
        .map(ItemVector::getItemId)
        .toList();
  }

  private static ItemEvent.Builder event(String itemId, long atMillis) {
    return ItemEvent.newBuilder().setItemId(itemId).setAt(Instant.ofEpochMilli(atMillis));
  }

  private static ItemEvent shown(String itemId, long atMillis, int rgb) {
    return event(itemId, atMillis).setPicture(picture(rgb)).setTitle("at " + atMillis).build();
  }

  private static ItemEvent at(String itemId, long atMillis, String address) {
    return event(itemId, atMillis).setImageUri(address).build();
  }

  private static ByteBuffer picture(int rgb) {
    return ByteBuffer.wrap(PictureFiles.png(2, 2, rgb));
  }
}
