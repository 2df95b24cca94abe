package io.freshet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.schema.Recommendation;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose disk has no byte left. */
@Tag("full")
class FullDiskTest {
  private static final TopicPartition LISTS = new TopicPartition("lists", 0);

  @TempDir Path folder;

  @Test
  void readsOnWhileTheDiskIsFullAndWritesAgainWhenItIsNot() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"))) {
      Path place = disk.folder().resolve("store");
      long reached = 100;
      try (ReadStore store = RocksDbStore.open(place, PictureBounds.defaults())) {
        for (long i = 1; i <= reached; i++) {
          store.apply(step(i));
        }
        disk.fill();
        long held = fillUp(store, reached);
        for (int again = 0; again < 3; again++) {
          assertThatThrownBy(() -> store.apply(step(held + 1)))
              .isInstanceOf(UnwritableStore.class)
              .hasMessage(
                  "cannot write to the read store at %s: its disk has 0 bytes free, expected 16777216"
                      .formatted(place));
        }
        assertHolds(store, held);
        disk.free();
        store.apply(step(held + 1));
        assertHolds(store, held + 1);
        reached = held + 1;
      }
      try (ReadStore again = RocksDbStore.open(place, PictureBounds.defaults())) {
        assertHolds(again, reached);
      }
    }
  }

  /** What room is left in files that are open goes first. */
  private static long fillUp(ReadStore store, long from) {
    long reached = from;
    while (true) {
      try {
        store.apply(step(reached + 1));
        reached++;
      } catch (UnwritableStore full) {
        assertThat(full).hasMessageContaining("No space left on device");
        return reached;
      }
    }
  }

  private static void assertHolds(ReadStore store, long reached) {
    assertThat(store.positions()).isEqualTo(Map.of(LISTS, reached));
    assertThat(store.list("ann").map(Recommendation::getLastSequence)).contains(reached);
  }

  /** The list and the position that lies behind it. */
  private static Changes step(long i) {
    return Changes.builder().list(Records.list("ann", 1, i, "hat")).position(LISTS, i).build();
  }
}
