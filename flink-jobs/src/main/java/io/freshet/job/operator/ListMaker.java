package io.freshet.job.operator;

import io.freshet.bundle.BatchPlan;
import io.freshet.bundle.Request;
import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.PopularItems;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.SequenceSettings.Repeats;
import io.freshet.rank.Candidates;
import io.freshet.rank.Ranking;
import io.freshet.rank.Shopper;
import io.freshet.schema.ListSource;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** From the requests of a bundle to ranked lists: input, batches, scores, stages. */
// per record
final class ListMaker {
  private final SequenceSettings settings;
  private final Catalogue catalogue;
  private final OperatorMetrics metrics;
  private final Ranking ranking;
  private final PopularList popularList;

  ListMaker(SequenceSettings settings, Catalogue catalogue, OperatorMetrics metrics) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.metrics = metrics;
    int n = settings.lists().n();
    this.ranking = allowsRepeats() ? Ranking.withRepeats(n) : Ranking.ofNewItems(n);
    this.popularList = new PopularList(catalogue, ranking, n);
  }

  /** One draft for each request, in their order, ranked. */
  List<Draft> make(List<Request> requests, Arms arms, PopularItems popular, long nowMillis) {
    LongPredicate available = hash -> catalogue.isAvailable(hash, nowMillis);
    List<Draft> drafts = new ArrayList<>(requests.size());
    Map<ArmModel, List<Draft>> byModel = new LinkedHashMap<>();
    for (Request request : requests) {
      Draft draft = draft(request, arms, available);
      drafts.add(draft);
      if (draft.input.length == 0) {
        rankPopular(draft, popular);
      } else {
        byModel.computeIfAbsent(draft.model, model -> new ArrayList<>()).add(draft);
      }
    }
    byModel.forEach(this::scoreAll);
    for (Draft draft : drafts) {
      if (draft.ranked().size() == 0 && draft.source() == ListSource.MODEL) {
        rankPopular(draft, popular); // nothing is left of what the model knows
      }
    }
    return drafts;
  }

  private static Draft draft(Request request, Arms arms, LongPredicate available) {
    Variant variant = arms.variantOf(request.userId());
    ArmModel model = arms.modelOf(variant);
    int[] input =
        model.scorer().isEmpty()
            ? new int[0]
            : ModelInput.indices(
                request.sequence(),
                model.scorer().get().model().vocabulary(),
                model.scorer().get().model().maxLength());
    return new Draft(request, new Draft.Arm(variant, model), input, available);
  }

  private void rankPopular(Draft draft, PopularItems popular) {
    draft.rank(popularList.of(draft, popular), ListSource.POPULARITY);
    metrics.fallbackList();
  }

  private void scoreAll(ArmModel model, List<Draft> drafts) {
    int[] lengths = new int[drafts.size()];
    long tokens = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = drafts.get(i).input.length;
      tokens += lengths[i];
    }
    BatchPlan plan = BatchPlan.of(lengths, settings.bundling().batches());
    metrics.planned(tokens, plan.paddedTokens());
    Scorer scorer = model.scorer().orElseThrow();
    for (BatchPlan.Batch batch : plan.batches()) {
      List<Draft> rows = new ArrayList<>(batch.inputs().length);
      for (int input : batch.inputs()) {
        rows.add(drafts.get(input));
      }
      score(scorer, rows, batch.length());
    }
  }

  private void score(Scorer scorer, List<Draft> rows, int length) {
    int k = candidatesNeeded(rows);
    TopItems top = scoreBatch(scorer, rows, length, k);
    for (int row = 0; row < rows.size(); row++) {
      Draft draft = rows.get(row);
      draft.rank(rank(draft, top, row), ListSource.MODEL);
      if (draft.ranked().size() < settings.lists().n() && top.k() < vocabularySize(scorer)) {
        scoreDeeper(scorer, draft, top.k());
      }
    }
  }

  /** So many candidates were filtered that the list is short: asks again, alone, for more. */
  private void scoreDeeper(Scorer scorer, Draft draft, int tried) {
    List<Draft> alone = List.of(draft);
    int k = tried;
    while (draft.ranked().size() < settings.lists().n() && k < vocabularySize(scorer)) {
      k = Math.min(vocabularySize(scorer), k * 4);
      TopItems top = scoreBatch(scorer, alone, draft.input.length, k);
      draft.rank(rank(draft, top, 0), ListSource.MODEL);
    }
  }

  private TopItems scoreBatch(Scorer scorer, List<Draft> rows, int length, int k) {
    long[] items = new long[rows.size() * length];
    for (int row = 0; row < rows.size(); row++) {
      int[] input = rows.get(row).input;
      int at = (row + 1) * length - input.length;
      for (int index : input) {
        items[at++] = index;
      }
    }
    long startNanos = System.nanoTime();
    TopItems top = scorer.score(new SequenceBatch(rows.size(), length, items), k);
    metrics.scored(rows.size(), System.nanoTime() - startNanos);
    return top;
  }

  private Candidates rank(Draft draft, TopItems top, int row) {
    Candidates candidates = new Candidates(draft.model, top.k());
    int start = row * top.k();
    for (int i = start; i < start + top.k(); i++) {
      candidates.add(top.items()[i], top.scores()[i]);
    }
    ranking.apply(candidates, draft.shopper());
    return candidates;
  }

  private int candidatesNeeded(List<Draft> rows) {
    int filtered = 0;
    for (Draft draft : rows) {
      Shopper shopper = draft.shopper();
      filtered =
          Math.max(filtered, allowsRepeats() ? shopper.hidden().size() : shopper.seen().size());
    }
    return Math.min(
        vocabularySize(rows.get(0).model.scorer().orElseThrow()), settings.lists().n() + filtered);
  }

  private boolean allowsRepeats() {
    return settings.lists().repeats() == Repeats.ALLOWED;
  }

  private static int vocabularySize(Scorer scorer) {
    return scorer.model().vocabulary().size();
  }
}
