package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every scorer guarantees, on a catalogue of 37 items of width 7. */
abstract class ScorerContract {
  private static final int ITEMS = 37;

  @TempDir Path folder;
  private final Catalogue catalogue = Catalogue.of(ITEMS, 7);
  private Scorer scorer;

  /** A scorer of the catalogue's mean vectors. */
  abstract Scorer open(Catalogue items, Path empty) throws Exception;

  @BeforeEach
  void open() throws Exception {
    scorer = open(catalogue, folder);
  }

  @AfterEach
  void close() {
    scorer.close();
  }

  @Test
  void ranksByTheTruthWithTheBestFirst() {
    SequenceBatch batch = batch(5, 13, 1);
    TopItems top = scorer.score(batch, 10);

    assertThat(top.k()).isEqualTo(10);
    assertThat(top.rows()).isEqualTo(5);
    for (int row = 0; row < 5; row++) {
      double[] truth = catalogue.truth(row(batch, row));
      double[] sorted = Arrays.copyOfRange(truth, 1, ITEMS + 1);
      Arrays.sort(sorted);
      for (int place = 0; place < 10; place++) {
        float score = top.scores()[row * 10 + place];
        assertThat(score).isCloseTo((float) sorted[ITEMS - 1 - place], within(1e-4f));
        assertThat(score).isCloseTo((float) truth[top.items()[row * 10 + place]], within(1e-4f));
      }
    }
  }

  @Test
  void equalScoresGoByLowerIndex() {
    int[] ranked = scorer.score(new SequenceBatch(1, 1, new long[] {1}), ITEMS).items();
    List<Integer> order = Arrays.stream(ranked).boxed().toList();

    assertThat(order.indexOf(ITEMS - 2)).isEqualTo(order.indexOf(3) + 1);
  }

  @Test
  void ranksNoMoreItemsThanThereAreAndEachOnce() {
    TopItems top = scorer.score(batch(3, 2, 2), 1000);

    assertThat(top.k()).isEqualTo(ITEMS);
    for (int row = 0; row < 3; row++) {
      int[] items = Arrays.copyOfRange(top.items(), row * ITEMS, (row + 1) * ITEMS);
      Arrays.sort(items);
      assertThat(items).containsExactly(IntStream.rangeClosed(1, ITEMS).toArray());
    }
  }

  @Test
  void aRowScoresTheSameAloneInABatchAndWithMorePadding() {
    SequenceBatch batch = batch(7, 11, 3);
    TopItems together = scorer.score(batch, 5);
    for (int row = 0; row < 7; row++) {
      long[] padded = new long[Catalogue.LONGEST];
      System.arraycopy(row(batch, row), 0, padded, Catalogue.LONGEST - 11, 11);
      TopItems alone = scorer.score(new SequenceBatch(1, Catalogue.LONGEST, padded), 5);
      for (int place = 0; place < 5; place++) {
        assertThat(alone.scores()[place])
            .isCloseTo(together.scores()[row * 5 + place], within(1e-4f));
      }
    }
  }

  @Test
  void answersDoNotChangeWhenTheNextBatchIsScored() {
    TopItems first = scorer.score(batch(2, 5, 4), 5);
    int[] items = first.items().clone();
    float[] scores = first.scores().clone();
    scorer.score(batch(2, 5, 5), 5);

    assertThat(first.items()).containsExactly(items);
    assertThat(first.scores()).containsExactly(scores);
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    int rounds = 200;
    List<TopItems> expected = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      expected.add(scorer.score(shaped(i), 7));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<TopItems>> found = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        SequenceBatch batch = shaped(i);
        found.add(threads.submit(() -> scorer.score(batch, 7)));
      }
      for (int i = 0; i < rounds; i++) {
        assertThat(found.get(i).get().items()).containsExactly(expected.get(i).items());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesSequencesLongerThanTheModelTakes() {
    assertThatThrownBy(() -> scorer.score(batch(1, Catalogue.LONGEST + 1, 6), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes sequences of at most 23 items, found 24");
  }

  @Test
  void refusesBatchesOnceClosed() {
    scorer.close();

    assertThatThrownBy(() -> scorer.score(batch(1, 1, 7), 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  private static SequenceBatch shaped(int seed) {
    return batch(1 + seed % 5, 1 + seed % 11, seed);
  }

  /** Ragged rows of random items, the first one full. */
  static SequenceBatch batch(int rows, int length, long seed) {
    Random random = new Random(seed);
    long[] items = random.longs((long) rows * length, 1, ITEMS + 1L).toArray();
    for (int row = 1; row < rows; row++) {
      Arrays.fill(items, row * length, row * length + random.nextInt(length), SequenceBatch.PAD);
    }
    return new SequenceBatch(rows, length, items);
  }

  static long[] row(SequenceBatch batch, int row) {
    return Arrays.copyOfRange(batch.items(), row * batch.length(), (row + 1) * batch.length());
  }
}
