package io.freshet.job.operator;

import io.freshet.bundle.Request;
import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.PopularItems;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.SequenceSettings.Repeats;
import io.freshet.rank.Candidates;
import io.freshet.rank.Ranking;
import io.freshet.schema.ListSource;
import io.freshet.score.Scorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.StepScorer;
import io.freshet.score.TopItems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** From the requests of a bundle to ranked lists: input, batches, scores, stages. */
// per record
final class ListMaker implements KeptScores.Ranks {
  private final SequenceSettings settings;
  private final Catalogue catalogue;
  private final OperatorMetrics metrics;
  private final Ranking ranking;
  private final PopularList popularList;
  private final KeptScores keptScores;

  ListMaker(
      SequenceSettings settings,
      Catalogue catalogue,
      AttentionStates states,
      OperatorMetrics metrics) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.metrics = metrics;
    int n = settings.lists().n();
    this.ranking = allowsRepeats() ? Ranking.withRepeats(n) : Ranking.ofNewItems(n);
    this.popularList = new PopularList(catalogue, ranking, n);
    this.keptScores = new KeptScores(settings.bundling().batches(), states, metrics);
  }

  /** One draft for each request, in their order, ranked. */
  List<Draft> make(List<Request> requests, Arms arms, PopularItems popular, long nowMillis)
      throws IOException {
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
    for (Map.Entry<ArmModel, List<Draft>> entry : byModel.entrySet()) {
      entry.getKey().follow(catalogue, nowMillis);
      scoreAll(entry.getKey(), entry.getValue());
    }
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

  private void scoreAll(ArmModel model, List<Draft> drafts) throws IOException {
    Scorer scorer = model.scorer().orElseThrow();
    Optional<StepScorer> steps = scorer.steps();
    if (steps.isPresent() && steps.get().keptBytes() <= settings.state().attentionBytes()) {
      keptScores.score(steps.get(), drafts, this);
    } else {
      encodeAll(drafts);
    }
  }

  private void encodeAll(List<Draft> drafts) {
    for (DraftRows rows : DraftRows.of(drafts, settings.bundling().batches(), metrics)) {
      List<Draft> batch = rows.drafts();
      rank(batch, scoreBatch(batch, rows.length(), needed(batch)));
    }
  }

  @Override
  public void rank(List<Draft> rows, TopItems top) {
    for (int row = 0; row < rows.size(); row++) {
      Draft draft = rows.get(row);
      draft.rank(rank(draft, top, row), ListSource.MODEL);
      if (draft.ranked().size() < settings.lists().n() && top.k() < draft.model.items()) {
        scoreDeeper(draft, top.k());
      }
    }
  }

  /** So many candidates were filtered that the list is short: asks again, alone, for more. */
  private void scoreDeeper(Draft draft, int tried) {
    List<Draft> alone = List.of(draft);
    int most = draft.model.items();
    int k = tried;
    while (draft.ranked().size() < settings.lists().n() && k < most) {
      k = Math.min(most, k * 4);
      TopItems top = scoreBatch(alone, draft.input.length, k);
      draft.rank(rank(draft, top, 0), ListSource.MODEL);
    }
  }

  private TopItems scoreBatch(List<Draft> rows, int length, int k) {
    ArmModel model = rows.get(0).model;
    SequenceBatch batch = ModelInput.batch(rows, length);
    long startNanos = System.nanoTime();
    TopItems top = model.scorer().orElseThrow().score(batch, k, model.newItems());
    metrics.scored(rows.size(), System.nanoTime() - startNanos);
    return top;
  }

  private Candidates rank(Draft draft, TopItems top, int row) {
    Candidates candidates = new Candidates(draft.model, top.k());
    int start = row * top.k();
    for (int i = start; i < start + top.k(); i++) {
      if (!draft.model.isGone(top.items()[i], catalogue)) {
        candidates.add(top.items()[i], top.scores()[i]);
      }
    }
    ranking.apply(candidates, draft.shopper());
    draft.model.depth().note(candidates.looked());
    return candidates;
  }

  @Override
  public int needed(List<Draft> rows) {
    int filtered = 0;
    for (Draft draft : rows) {
      filtered =
          Math.max(
              filtered,
              allowsRepeats()
                  ? ModelInput.hidings(draft.request.sequence())
                  : draft.request.sequence().size()); // no more can have been seen
    }
    ArmModel model = rows.get(0).model;
    int most = Math.min(model.items(), settings.lists().n() + filtered);
    return model.depth().ask(most);
  }

  private boolean allowsRepeats() {
    return settings.lists().repeats() == Repeats.ALLOWED;
  }
}
