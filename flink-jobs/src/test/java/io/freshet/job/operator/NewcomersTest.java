package io.freshet.job.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.catalogue.CatalogueView;
import io.freshet.catalogue.SeenItemsView;
import io.freshet.id.ItemHash;
import io.freshet.model.VectorSpace;
import io.freshet.model.Vocabulary;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.score.ContentReader;
import io.freshet.score.Known;
import io.freshet.wire.BadRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NewcomersTest {
  private static final float LAUNCH = 100;
  private static final VectorSpace LOOKS = new VectorSpace("eye", "2", 3);

  private long now = 1_000_000;
  private final CatalogueView catalogue = new CatalogueView();
  private final SeenItemsView looks = new SeenItemsView(LOOKS);
  private final Newcomers newcomers =
      new Newcomers(new Lengths(), new Vocabulary(List.of("old-1", "old-2")), looks);

  /** A row is the length of the title and of the picture, and a bias of 1. */
  private static final class Lengths implements ContentReader {
    @Override
    public int rowWidth() {
      return 2;
    }

    @Override
    public float launch() {
      return LAUNCH;
    }

    @Override
    public Optional<VectorSpace> pictures() {
      return Optional.of(LOOKS);
    }

    @Override
    public float[] rows(List<Known> items) {
      float[] rows = new float[2 * items.size()];
      for (int row = 0; row < items.size(); row++) {
        Known item = items.get(row);
        rows[2 * row] =
            item.title().equals("endless")
                ? Float.POSITIVE_INFINITY
                : item.title().length() + 10 * item.picture().length;
        rows[2 * row + 1] = 1;
      }
      return rows;
    }
  }

  @Test
  void holdsWhatTheModelHasNotMet() {
    say("old-1", "known");
    say("new-1", "lamp");
    say("new-2", "");
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items().count()).isEqualTo(1);
    assertThat(newcomers.id(0)).isEqualTo("new-1");
    assertThat(newcomers.hash(0)).isEqualTo(ItemHash.of("new-1"));
  }

  @Test
  void givesTheSameItemsUntilSomethingNewIsSaid() {
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    var before = newcomers.items();
    newcomers.follow(catalogue, now);
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items()).isSameAs(before);
    say("new-1", "lantern");
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items()).isNotSameAs(before);
    assertThat(newcomers.items().count()).isEqualTo(1);
  }

  @Test
  void anItemIsWhatItIsCalledAndHowItLooks() throws Exception {
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(4);
    show("old-1", "eye", "2");
    show("new-1", "eye", "1");
    show("new-1", "ear", "2");
    newcomers.follow(catalogue, now);
    assertThat(rows()).as("seen by others").containsExactly(4);

    show("new-1", "eye", "2");
    show("new-2", "eye", "2");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(34, 30);
    say("new-1", "lantern");
    say("new-2", "cup");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(37, 33);

    looks.forget("new-2/eye/1");
    looks.forget("new-2");
    newcomers.follow(catalogue, now);
    assertThat(rows()).as("forgotten by others").containsExactly(37, 33);

    looks.forget("new-1/eye/2");
    looks.forget("new-3/eye/2");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(7, 33);
    looks.apply(vector("new-2", "eye", "2"));
    newcomers.follow(catalogue, now);
    assertThat(rows()).as("looked at in vain").containsExactly(7, 3);
  }

  @Test
  void anItemThatIsGoneIsNotRankedByHowItLooked() throws Exception {
    show("new-1", "eye", "2");
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1);
    catalogue.forget("new-1");
    newcomers.follow(catalogue, now);
    assertThat(biases()[0]).isLessThan(-1e6f);
  }

  @Test
  void anItemWhoseRowIsNoNumberIsNotRankedAndHarmsNoOther() {
    say("new-1", "endless");
    say("new-2", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(0, 4);
    assertThat(biases()[0]).isLessThan(-1e6f);
    say("new-1", "ends");
    newcomers.follow(catalogue, now);
    assertThat(rows()).containsExactly(4, 4);
  }

  @Test
  void aVectorThatIsToldAgainOrTooLateIsNoNews() throws Exception {
    looks.apply(vector("new-1", "eye", "2", 1f, 2f, 3f));
    long read = looks.seen(0, 10).get(0).sequence();
    looks.apply(vector("new-1", "eye", "2", 1f, 2f, 3f));
    assertThat(looks.seen(read, 10)).isEmpty();

    looks.apply(vectorAt(7, 4f, 5f, 6f));
    looks.apply(vectorAt(6, 7f, 8f, 9f));
    assertThat(looks.seen(0, 10)).hasSize(1);
    assertThat(looks.seen(read, 10).get(0).vector()).containsExactly(4, 5, 6);
    assertThat(looks.vector(ItemHash.of("new-1"))).containsExactly(4, 5, 6);

    looks.forget("new-1/eye/2");
    assertThat(looks.vector(ItemHash.of("new-1"))).isEmpty();
    looks.apply(vectorAt(6, 7f, 8f, 9f));
    assertThat(looks.vector(ItemHash.of("new-1"))).as("again").containsExactly(7, 8, 9);
  }

  private static ItemVector vectorAt(long millis, Float... numbers) {
    return ItemVector.newBuilder(vector("new-1", "eye", "2", numbers))
        .setAt(Instant.ofEpochMilli(millis))
        .build();
  }

  @Test
  void whereThereIsNoRoomWordsGoBeforePictures() throws Exception {
    IntStream.range(0, Newcomers.MOST + 300).forEach(n -> say("new-" + n, "item " + n));
    for (int bundle = 0; bundle < 60; bundle++) {
      newcomers.follow(catalogue, now);
    }
    for (int n = 0; n < 600; n++) {
      show("new-" + n, "eye", "2");
    }
    newcomers.follow(catalogue, now);
    newcomers.follow(catalogue, now);
    newcomers.follow(catalogue, now);
    Set<String> held = new HashSet<>();
    for (int at = 0; at < Newcomers.MOST; at++) {
      held.add(newcomers.id(at));
    }
    assertThat(held).hasSize(Newcomers.MOST).contains("new-300").doesNotContain("new-299");
    say("new-1", "called otherwise");
    newcomers.follow(catalogue, now);
    float[] rows = rows();
    for (int at = 0; at < Newcomers.MOST; at++) {
      if (newcomers.id(at).equals("new-1")) {
        assertThat(rows[at]).as("with its picture").isEqualTo(16 + 30);
        return;
      }
    }
    throw new AssertionError("new-1 is not held");
  }

  @Test
  void whatIsTakenAwayAndLaunchedAgainStandsInTheLightOnce() {
    newcomers.follow(catalogue, now);
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    catalogue.forget("new-1");
    newcomers.follow(catalogue, now);
    assertThat(biases()[0]).isLessThan(-1e6f);
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1 + LAUNCH);
  }

  @Test
  void refusesAVectorThatIsNoneOfTheEncoder() {
    assertThatThrownBy(() -> looks.apply(vector("new-1", "eye", "2", 1f, 2f)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("a vector of eye 2 has 2 numbers, expected 3");
    assertThatThrownBy(() -> looks.apply(vector("new-1", "eye", "2", 1f, Float.NaN, 0f)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("number 1 of a vector is NaN");
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items().count()).isZero();
  }

  private void show(String id, String encoder, String version) throws BadRecord {
    looks.apply(vector(id, encoder, version, 1f, 2f, 3f));
  }

  private static ItemVector vector(String id, String encoder, String version, Float... numbers) {
    return ItemVector.newBuilder()
        .setItemId(id)
        .setAt(Instant.EPOCH)
        .setEncoderName(encoder)
        .setEncoderVersion(version)
        .setVector(List.of(numbers))
        .build();
  }

  @Test
  void whatCameAndWentBetweenTwoBundlesIsNotHeld() {
    say("new-1", "lamp");
    catalogue.forget("new-1");
    say("new-2", "cup");
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items().count()).isEqualTo(1);
    assertThat(newcomers.id(0)).isEqualTo("new-2");
  }

  @Test
  void whatIsLaunchedStandsInTheLightForAWhile() {
    say("new-1", "there before");
    newcomers.follow(catalogue, now);
    say("new-2", "launched");
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1, 1 + LAUNCH);

    now += Spotlight.LASTS_MILLIS - 1;
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1, 1 + LAUNCH);
    now += 1;
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1, 1);
  }

  @Test
  void anItemIsLaunchedWhenItCanBeHadForTheFirstTime() {
    tell("new-1", false);
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1);
    tell("new-1", true);
    newcomers.follow(catalogue, now);
    assertThat(biases()).containsExactly(1 + LAUNCH);

    now += Spotlight.LASTS_MILLIS;
    tell("new-1", false);
    newcomers.follow(catalogue, now);
    tell("new-1", true);
    newcomers.follow(catalogue, now);
    assertThat(biases()).as("back again").containsExactly(1);
  }

  @Test
  void whatWentForNewerItemsIsNotLaunchedAgainWhenItIsCalledOtherwise() {
    newcomers.follow(catalogue, now);
    say("new-0", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(biasOf("new-0")).isEqualTo(1 + LAUNCH);
    now += Spotlight.LASTS_MILLIS;
    IntStream.rangeClosed(1, Newcomers.MOST).forEach(n -> say("new-" + n, "item " + n));
    for (int bundle = 0; bundle < 60; bundle++) {
      newcomers.follow(catalogue, now);
    }
    assertThat(biasOf("new-0")).as("it has no place").isNaN();
    say("new-0", "lantern");
    newcomers.follow(catalogue, now);
    assertThat(biasOf("new-0")).isEqualTo(1);

    tell("new-to-come", false);
    newcomers.follow(catalogue, now);
    tell("new-to-come", true);
    newcomers.follow(catalogue, now);
    assertThat(biasOf("new-to-come")).as("launched for the first time").isEqualTo(1 + LAUNCH);
  }

  @Test
  void anItemThatGetsItsNameLaterIsLaunchedWithIt() {
    newcomers.follow(catalogue, now);
    say("new-1", "");
    newcomers.follow(catalogue, now);
    say("new-1", "lamp");
    newcomers.follow(catalogue, now);
    assertThat(biasOf("new-1")).isEqualTo(1 + LAUNCH);
  }

  /** NaN where it is not held. */
  private float biasOf(String id) {
    for (int at = 0; at < newcomers.items().count(); at++) {
      if (newcomers.id(at).equals(id)) {
        return biases()[at];
      }
    }
    return Float.NaN;
  }

  @Test
  void aFewAtATimeStandInTheLight() {
    newcomers.follow(catalogue, now);
    say("new-0", "before");
    newcomers.follow(catalogue, now);
    IntStream.rangeClosed(1, 100).forEach(n -> say("new-" + n, "item"));
    newcomers.follow(catalogue, now);
    float[] biases = biases();
    for (int at = 0; at < biases.length; at++) {
      assertThat(biases[at]).isEqualTo(at > 100 - Spotlight.PLACES ? 1 + LAUNCH : 1);
    }
  }

  private float[] rows() {
    float[] lengths = new float[newcomers.items().count()];
    for (int at = 0; at < lengths.length; at++) {
      lengths[at] = newcomers.items().rows()[2 * at];
    }
    return lengths;
  }

  private float[] biases() {
    float[] biases = new float[newcomers.items().count()];
    for (int at = 0; at < biases.length; at++) {
      biases[at] = newcomers.items().rows()[2 * at + 1];
    }
    return biases;
  }

  private void tell(String id, boolean available) {
    catalogue.apply(
        ItemEvent.newBuilder()
            .setItemId(id)
            .setAt(Instant.ofEpochSecond(catalogue.position() + 1))
            .setTitle("title")
            .setAvailable(available)
            .build());
  }

  @Test
  void holdsTheNewestWhereThereAreTooMany() {
    IntStream.range(0, Newcomers.MOST + 300).forEach(n -> say("new-" + n, "item " + n));
    newcomers.follow(catalogue, now);
    assertThat(newcomers.items().count()).as("read at once").isLessThan(1_000);
    for (int bundle = 0; bundle < 60; bundle++) {
      newcomers.follow(catalogue, now);
    }
    assertThat(newcomers.items().count()).isEqualTo(Newcomers.MOST);
    Set<String> held = new HashSet<>();
    for (int at = 0; at < Newcomers.MOST; at++) {
      held.add(newcomers.id(at));
      assertThat(newcomers.hash(at)).isEqualTo(ItemHash.of(newcomers.id(at)));
    }
    assertThat(held).hasSize(Newcomers.MOST).contains("new-300").doesNotContain("new-299");
  }

  private void say(String id, String title) {
    catalogue.apply(
        ItemEvent.newBuilder()
            .setItemId(id)
            .setAt(Instant.ofEpochSecond(catalogue.position() + 1))
            .setTitle(title)
            .build());
  }
}
