package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorersTest {
  @TempDir Path repository;

  @AfterEach
  void leavesNoScorerOpen() {
    assertThat(Scorers.open()).isZero();
  }

  @Test
  void ranksTheWholeCatalogueByTheGraph() throws Exception {
    MeanVectors vectors = new MeanVectors(2, new float[] {1, 0, 0, 1, 1, 1}, 5);
    Path folder = vectors.write(repository, "three", List.of("a", "b", "c"));
    try (ScorerLease lease = Scorers.acquire(folder, Device.CPU)) {
      TopItems top = lease.scorer().score(new SequenceBatch(2, 2, new long[] {0, 1, 1, 2}), 3);

      assertThat(top.items()).containsExactly(1, 3, 2, 3, 1, 2);
      assertThat(top.scores()).containsExactly(1, 1, 0, 1, 0.5f, 0.5f);
      assertThat(lease.placement()).isEqualTo(new Placement(Device.CPU, Device.CPU, ""));
    }
  }

  @Test
  void leasesOfOneVersionShareOneScorerUntilTheLastCloses() throws Exception {
    Path folder = Catalogue.of(37, 3).write(repository);
    ScorerLease first = Scorers.acquire(folder, Device.CPU);
    ScorerLease second = Scorers.acquire(folder, Device.CPU);
    assertThat(second.scorer()).isSameAs(first.scorer());
    assertThat(Scorers.open()).isEqualTo(1);

    first.close();
    first.close();
    assertThat(second.scorer().score(ScorerContract.batch(1, 1, 1), 1).k()).isEqualTo(1);
    second.close();
  }

  @Test
  void fallsBackToTheProcessorAndSaysWhy() throws Exception {
    Path folder = Catalogue.of(37, 3).write(repository);
    boolean noDriver = Files.notExists(Path.of("/proc/driver/nvidia/version"));
    try (ScorerLease lease = Scorers.acquire(folder, Device.cuda(0))) {
      if (noDriver) {
        assertThat(lease.placement().fellBack()).isTrue();
        assertThat(Scorers.offDevice()).isEqualTo(1);
        assertThat(lease.placement().used()).isEqualTo(Device.CPU);
        assertThat(lease.placement().reason()).contains("no NVIDIA driver is loaded");
      }
      assertThat(lease.scorer().score(ScorerContract.batch(1, 1, 1), 3).k()).isEqualTo(3);
    }
  }

  @Test
  void asksNothingOfTheDriverOnAuto() throws Exception {
    try (ScorerLease lease = Scorers.acquire(Catalogue.of(37, 3).write(repository), Device.AUTO)) {
      assertThat(lease.placement().fellBack()).isFalse();
    }
  }

  /** Four callers run while versions come and go: nobody meets a closed session. */
  @Test
  void swapsUnderLoadWithoutAFailedBatch() throws Exception {
    List<Path> versions = new ArrayList<>();
    for (int width : new int[] {3, 4, 5}) {
      versions.add(Catalogue.of(37, width).write(repository));
    }
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        int first = caller;
        results.add(callers.submit(() -> swapAndScore(versions, first)));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(50 * 20);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static int swapAndScore(List<Path> versions, int first) throws Exception {
    int batches = 0;
    for (int swap = first; swap < first + 50; swap++) {
      Path version = versions.get(swap % versions.size());
      try (ScorerLease lease = Scorers.acquire(version, Device.CPU)) {
        for (int i = 0; i < 20; i++) {
          lease.scorer().score(ScorerContract.batch(1 + i % 4, 1 + i, i), 5);
          batches++;
        }
      }
    }
    return batches;
  }

  /** A holder that closes while another thread still runs loses the race without a crash. */
  @Test
  void closingWhileOthersRunEndsTheirBatchesInOrder() throws Exception {
    ModelPackage model = ModelPackages.open(Catalogue.of(37, 5).write(repository));
    ExecutorService callers = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 10; round++) {
        Scorer scorer = OnnxScorer.open(model, Device.CPU);
        CountDownLatch busy = new CountDownLatch(60);
        List<Future<Integer>> results = new ArrayList<>();
        for (int caller = 0; caller < 3; caller++) {
          results.add(callers.submit(() -> scoreUntilClosed(scorer, busy)));
        }
        busy.await();
        scorer.close();
        for (Future<Integer> result : results) {
          assertThat(result.get()).isPositive();
        }
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static int scoreUntilClosed(Scorer scorer, CountDownLatch busy) {
    for (int i = 1; ; i++) {
      try {
        scorer.score(ScorerContract.batch(3, 7, i), 5);
        busy.countDown();
      } catch (IllegalStateException closed) {
        assertThat(closed).hasMessageContaining("is closed");
        return i;
      }
    }
  }

  /** A leak of 500 bytes a run would grow the process in every window; the heap settles. */
  @Test
  void memoryStaysFlatOverThousandsOfRuns() throws Exception {
    Path folder = Catalogue.of(997, 16).write(repository);
    long leastGrowth = Long.MAX_VALUE;
    try (ScorerLease lease = Scorers.acquire(folder, Device.CPU)) {
      run(lease.scorer(), 5_000);
      for (int window = 0; window < 4; window++) {
        long before = residentBytes();
        run(lease.scorer(), 5_000);
        leastGrowth = Math.min(leastGrowth, residentBytes() - before);
      }
    }
    assertThat(leastGrowth).isLessThan(5_000 * 500);
  }

  private static void run(Scorer scorer, int times) {
    for (int i = 0; i < times; i++) {
      scorer.score(ScorerContract.batch(1 + i % 9, 1 + i % 23, i), 20);
    }
    System.gc();
  }

  private static long residentBytes() throws Exception {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
    return Long.parseLong(pages) * 4096;
  }
}
