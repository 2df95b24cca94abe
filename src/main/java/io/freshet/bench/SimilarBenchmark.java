package io.freshet.bench;

import io.freshet.similar.ExactIndex;
import io.freshet.similar.GraphIndex;
import io.freshet.similar.Neighbour;
import io.freshet.similar.VectorIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code freshet bench similar}. */
final class SimilarBenchmark implements Benchmark {
  private static final int QUESTIONS = 1000;
  private static final int ROUNDS = 5;

  @Override
  public String name() {
    return "similar";
  }

  @Override
  public String question() {
    return "How long does it take to find the 20 nearest of 100,000 items by vectors of 64, and how"
        + " many of them does the graph find?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    progress.doing("JMH, one fork per method");
    Figures figures = Jmh.measure(SimilarMethods.class, new Figures());
    figures.add(
        "exact, each question of a batch of 64",
        figures.value("exactOfABatchOf64") / 1000,
        "ms",
        Target.atMost(1, 0.35));
    progress.doing("building the graph");
    long start = System.nanoTime();
    GraphIndex graph = new GraphIndex(SimilarMethods.ITEMS.width());
    int item = 0;
    for (float[] vector : SimilarMethods.ITEMS.draw(SimilarMethods.COUNT, 2)) {
      graph.put("item" + item++, vector);
    }
    figures.add("graph build, one thread", (System.nanoTime() - start) / 1e9, "s");
    progress.doing("asking the graph");
    List<float[]> questions = SimilarMethods.ITEMS.draw(QUESTIONS, 4);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, microsEach(graph, questions));
    }
    figures.add("graph, each question, best of " + ROUNDS + " rounds", best, "us");
    figures.add("recall at " + SimilarMethods.NEAREST, recall(graph, questions), "share");
    return figures;
  }

  private static double microsEach(VectorIndex index, List<float[]> questions) {
    long start = System.nanoTime();
    index.nearest(questions, SimilarMethods.NEAREST);
    return (System.nanoTime() - start) / 1e3 / questions.size();
  }

  private static double recall(VectorIndex index, List<float[]> questions) {
    ExactIndex exact = SimilarMethods.filled();
    List<List<Neighbour>> right = exact.nearest(questions, SimilarMethods.NEAREST);
    List<List<Neighbour>> found = index.nearest(questions, SimilarMethods.NEAREST);
    long hits = 0;
    for (int question = 0; question < questions.size(); question++) {
      Set<String> both = new HashSet<>(items(right.get(question)));
      both.retainAll(items(found.get(question)));
      hits += both.size();
    }
    return (double) hits / ((long) questions.size() * SimilarMethods.NEAREST);
  }

  private static List<String> items(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::item).toList();
  }
}
