package io.freshet.bench;

import io.freshet.similar.ExactIndex;
import io.freshet.similar.Neighbour;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The twenty nearest of a hundred thousand items, exactly: one question, and many at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SimilarMethods {
  static final LookAlikes ITEMS = new LookAlikes(64, 1000);
  static final int COUNT = 100_000;
  static final int NEAREST = 20;
  private static final int BATCH = 64;

  private final ExactIndex index = filled();
  private final List<float[]> questions = ITEMS.draw(BATCH, 3);

  static ExactIndex filled() {
    ExactIndex index = new ExactIndex(ITEMS.width());
    int item = 0;
    for (float[] vector : ITEMS.draw(COUNT, 2)) {
      index.put("item" + item++, vector);
    }
    return index;
  }

  @Benchmark
  public List<List<Neighbour>> exactOneQuestion() {
    return index.nearest(questions.subList(0, 1), NEAREST);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<List<Neighbour>> exactOfABatchOf64() {
    return index.nearest(questions, NEAREST);
  }
}
