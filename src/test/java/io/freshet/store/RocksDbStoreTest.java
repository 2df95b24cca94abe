package io.freshet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.Unusable;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what only a store on a disk can promise. */
public final class RocksDbStoreTest extends ReadStoreContract {
  private static final TopicPartition LISTS = new TopicPartition("lists", 0);

  @TempDir private Path folder;

  @Override
  ReadStore open() {
    return RocksDbStore.open(folder.resolve("store"), BOUNDS);
  }

  @Test
  void holdsEverythingAfterItIsOpenedAgain() {
    Recommendation list = Records.list("ann", 1, 1, "hat");
    store()
        .apply(
            Changes.builder()
                .list(list)
                .event(Records.event("e1", "ann", "hat", Records.NOON))
                .item(Records.pictured("hat", Records.NOON, Records.png(80)))
                .vector(Records.vector("hat", "v1", 1f, 2f))
                .position(LISTS, 17)
                .build());
    store().close();

    try (ReadStore reopened = open()) {
      assertThat(reopened.list("ann")).contains(list);
      assertThat(reopened.timeline("ann")).hasSize(1);
      assertThat(reopened.item("hat")).isPresent();
      List<ItemVector> vectors = new ArrayList<>();
      reopened.vectors(vectors::add);
      assertThat(vectors).containsExactly(Records.vector("hat", "v1", 1f, 2f));
      assertThat(reopened.picture("hat")).hasValueSatisfying(png -> assertThat(png).hasSize(80));
      assertThat(reopened.popular(5)).containsExactly("hat");
      assertThat(reopened.positions()).isEqualTo(Map.of(LISTS, 17L));
    }
  }

  @Test
  void knowsHowMuchItsPicturesTakeAfterItIsOpenedAgain() {
    store()
        .apply(
            Changes.builder()
                .item(Records.pictured("a", Records.NOON, Records.png(100)))
                .item(Records.pictured("b", Records.NOON, Records.png(100)))
                .build());
    store().close();

    try (ReadStore reopened = open()) {
      reopened.apply(
          Changes.builder().item(Records.pictured("c", Records.NOON, Records.png(100))).build());
      assertThat(reopened.picture("b")).isPresent();
      assertThat(reopened.picture("c")).isEmpty();
    }
  }

  @Test
  void keepsAnErasureAfterItIsOpenedAgain() {
    store().apply(Changes.builder().list(Records.list("ann", 1, 1, "hat")).build());
    store().apply(Changes.builder().erase("ann", Records.NOON + 60_000).build());
    store().close();

    try (ReadStore reopened = open()) {
      reopened.apply(Changes.builder().list(Records.list("ann", 1, 9, "hat")).build());
      assertThat(reopened.list("ann")).isEmpty();
    }
  }

  @Test
  void showsWhatWasWrittenWhenItsProcessIsKilled() throws IOException {
    write(1, 100);
    Path killed = copyOfFiles("killed");

    try (ReadStore survivor = RocksDbStore.open(killed, PictureBounds.defaults())) {
      assertThat(survivor.positions()).isEqualTo(Map.of(LISTS, 100L));
      assertThat(survivor.list("ann").orElseThrow().getLastSequence()).isEqualTo(100);
    }
  }

  @Test
  void opensWithATornLogAndHoldsAPositionThatFitsItsLists() throws IOException {
    long seed = 99;
    Random random = new Random(seed);
    write(1, 200);
    for (int round = 0; round < 20; round++) {
      Path torn = copyOfFiles("torn-" + round);
      truncate(newestLog(torn), random);

      try (ReadStore survivor = RocksDbStore.open(torn, PictureBounds.defaults())) {
        long position = survivor.positions().getOrDefault(LISTS, 0L);
        long sequence = survivor.list("ann").map(Recommendation::getLastSequence).orElse(0L);
        assertThat(sequence).as("seed %d, round %d", seed, round).isEqualTo(position);
        survivor.apply(step(position + 1));
        assertThat(survivor.list("ann").orElseThrow().getLastSequence()).isEqualTo(position + 1);
      }
    }
  }

  @Test
  void setsACorruptDatabaseAsideAndStartsAnew() throws IOException {
    write(1, 3);
    store().close();
    Path store = folder.resolve("store");
    Files.writeString(store.resolve("CURRENT"), "no manifest\n");

    try (ReadStore anew = open()) {
      assertThat(anew.positions()).isEmpty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .anyMatch(name -> name.startsWith("store.corrupt-"));
    }
  }

  @Test
  void saysThatAnotherProcessMayUseTheFolder() {
    assertThatThrownBy(this::open)
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("cannot open the read store at")
        .hasMessageContaining("is another process using it?");
  }

  @Test
  void refusesUseAfterItWasClosed() {
    store().close();

    assertThatThrownBy(() -> store().list("ann")).hasMessageContaining("is closed");
  }

  private void write(long from, long to) {
    for (long i = from; i <= to; i++) {
      store().apply(step(i));
    }
  }

  /** The list and the position that lies behind it. */
  private static Changes step(long i) {
    return Changes.builder().list(Records.list("ann", 1, i, "hat")).position(LISTS, i).build();
  }

  /** The files as a kill at this instant would leave them: nothing was closed or flushed. */
  private Path copyOfFiles(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("LOCK")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  private static Path newestLog(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      List<Path> logs = files.filter(f -> f.toString().endsWith(".log")).toList();
      return logs.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private static void truncate(Path log, Random random) throws IOException {
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      assertThat(channel.size()).isPositive();
      channel.truncate((long) (random.nextDouble() * channel.size()));
    }
  }
}
