package io.freshet.train;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Ranking;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Ranks with the parameters of a model in training.
 *
 * @param rows how many cases are scored at once
 */
record TorchRanker(RankingSystem system, TorchParameters parameters, int rows)
    implements CaseRanker {
  @Override
  public String name() {
    return system.name();
  }

  @Override
  public List<Ranking> rank(List<RankingCase> cases, int depth) {
    int[] byLength =
        IntStream.range(0, cases.size())
            .boxed()
            .sorted(Comparator.comparingInt(at -> length(cases.get(at))))
            .mapToInt(Integer::intValue)
            .toArray();
    Ranking[] rankings = new Ranking[cases.size()];
    for (int from = 0; from < byLength.length; from += rows) {
      int[] batch = Arrays.copyOfRange(byLength, from, Math.min(byLength.length, from + rows));
      List<RankingCase> asked = new ArrayList<>();
      for (int at : batch) {
        asked.add(cases.get(at));
      }
      float[][] scores = scores(asked);
      for (int row = 0; row < batch.length; row++) {
        rankings[batch[row]] = Ranking.of(scores[row], asked.get(row), depth);
      }
    }
    return List.of(rankings);
  }

  /** (B, V): padding is left out, so that column i is item i. */
  float[][] scores(List<RankingCase> cases) {
    int length = Math.max(1, cases.stream().mapToInt(this::length).max().orElse(1));
    long[] items = new long[cases.size() * length];
    for (int row = 0; row < cases.size(); row++) {
      int[] history = cases.get(row).history();
      int read = length(cases.get(row));
      for (int at = 0; at < read; at++) {
        items[(row + 1) * length - read + at] = history[history.length - read + at] + 1L;
      }
    }
    float[] all = run(items, cases.size(), length);
    int width = all.length / cases.size();
    float[][] scores = new float[cases.size()][];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = Arrays.copyOfRange(all, row * width + 1, (row + 1) * width);
    }
    return scores;
  }

  private float[] run(long[] items, int batch, int length) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Pass<Tensor> pass = Pass.inference(new TorchOps(), parameters);
      Tensor scores = system.nextItemScores(pass, TorchTensors.integers(items, batch, length));
      return TorchTensors.weights(scores).data();
    }
  }

  private int length(RankingCase question) {
    return Math.min(system.longest(), question.history().length);
  }
}
