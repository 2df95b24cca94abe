package io.freshet.evaluate;

import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.id.ItemHash;
import io.freshet.model.Vocabulary;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks with a model package, through the very graph that serves: as many items are asked for as
 * are listed and seen together, then the seen ones are left out.
 */
public final class ScorerRanker implements CaseRanker {
  private static final int ROWS = 64;

  private final Scorer scorer;
  private final int[] indexOfItem;
  private final int[] itemOfIndex;

  /**
   * @param data whose item numbers the cases use; an item the model does not know is never listed
   *     and is left out of the sequences it reads
   */
  public ScorerRanker(Scorer scorer, InteractionLog data) {
    this.scorer = scorer;
    Vocabulary vocabulary = scorer.model().vocabulary();
    this.indexOfItem = new int[data.items()];
    this.itemOfIndex = new int[vocabulary.size() + 1];
    Arrays.fill(itemOfIndex, -1);
    for (int item = 0; item < data.items(); item++) {
      indexOfItem[item] = vocabulary.indexOf(ItemHash.of(data.itemId(item)));
      itemOfIndex[indexOfItem[item]] = item;
    }
    itemOfIndex[0] = -1;
  }

  @Override
  public String name() {
    return scorer.model().name() + "/" + scorer.model().version();
  }

  @Override
  public List<Ranking> rank(List<RankingCase> cases, int depth) {
    Ranking[] rankings = new Ranking[cases.size()];
    int[] byLength =
        IntStream.range(0, cases.size())
            .boxed()
            .sorted(Comparator.comparingInt(at -> cases.get(at).history().length))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int from = 0; from < byLength.length; from += ROWS) {
      int[] batch = Arrays.copyOfRange(byLength, from, Math.min(byLength.length, from + ROWS));
      List<RankingCase> asked = Arrays.stream(batch).mapToObj(cases::get).toList();
      List<Ranking> answers = score(asked, depth);
      for (int row = 0; row < batch.length; row++) {
        rankings[batch[row]] = answers.get(row);
      }
    }
    return List.of(rankings);
  }

  private List<Ranking> score(List<RankingCase> cases, int depth) {
    long seen =
        cases.stream()
            .mapToLong(c -> Arrays.stream(c.history()).distinct().count())
            .max()
            .orElse(0);
    TopItems top = scorer.score(batch(cases), (int) (depth + seen + 1));
    List<Ranking> rankings = new ArrayList<>();
    for (int row = 0; row < cases.size(); row++) {
      int[] items = new int[top.k()];
      float[] scores = new float[top.k()];
      int known = 0;
      for (int at = 0; at < top.k(); at++) {
        int item = itemOfIndex[top.items()[row * top.k() + at]];
        if (item >= 0) {
          items[known] = item;
          scores[known++] = top.scores()[row * top.k() + at];
        }
      }
      rankings.add(
          Ranking.of(
              Arrays.copyOf(items, known), Arrays.copyOf(scores, known), cases.get(row), depth));
    }
    return rankings;
  }

  private SequenceBatch batch(List<RankingCase> cases) {
    int[][] read = new int[cases.size()][];
    int length = 1;
    for (int row = 0; row < read.length; row++) {
      read[row] = newest(cases.get(row).history());
      length = Math.max(length, read[row].length);
    }
    long[] items = new long[read.length * length];
    for (int row = 0; row < read.length; row++) {
      for (int at = 0; at < read[row].length; at++) {
        items[(row + 1) * length - read[row].length + at] = read[row][at];
      }
    }
    return new SequenceBatch(read.length, length, items);
  }

  /** Vocabulary indices of the newest known items, as many as the model reads. */
  private int[] newest(int[] history) {
    int[] known = Arrays.stream(history).map(i -> indexOfItem[i]).filter(i -> i > 0).toArray();
    int longest = scorer.model().maxLength();
    return known.length <= longest
        ? known
        : Arrays.copyOfRange(known, known.length - longest, known.length);
  }
}
