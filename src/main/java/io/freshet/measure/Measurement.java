package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Floor;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.ScorerRanker;
import io.freshet.measure.LedgerRow.Data;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.score.Device;
import io.freshet.score.Scorer;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import java.io.IOException;

/** One data set, split once, and what is measured on it. */
public final class Measurement {
  private static final int CUTOFF = 10;

  private final InteractionLog log;
  private final LeaveOneOut split;
  private final Evaluator evaluator;
  private final Machine machine;

  public Measurement(InteractionLog log, Machine machine) {
    this.log = log;
    this.split = LeaveOneOut.of(log);
    this.evaluator = Evaluator.over(log.items(), split.train());
    this.machine = machine;
  }

  InteractionLog log() {
    return log;
  }

  Machine machine() {
    return machine;
  }

  Data data() {
    return new Data(log.name(), log.users(), log.items(), log.size());
  }

  /** Measures the floors that the ledger does not hold. */
  public void floors(Ledger<LedgerRow> ledger) throws IOException {
    for (Floor floor : Floors.untimed(log.items())) {
      RowKey key = new RowKey(log.sha256(), floor.name(), Configuration.NONE, 0);
      if (!ledger.holds(key)) {
        Floors.learn(floor, split.train());
        ledger.append(new FloorRow(key, data(), machine, quality(CaseRanker.of(floor))));
      }
    }
  }

  /** Quality and latency of a package, through the graph that serves. */
  Served serve(ModelPackage made) throws BadModelPackage {
    try (ScorerLease lease = Scorers.acquire(made, Device.CPU)) {
      Scorer scorer = lease.scorer();
      return new Served(quality(new ScorerRanker(scorer, log)), Latency.of(scorer));
    }
  }

  private AtCutoff quality(CaseRanker ranker) {
    return evaluator.evaluate(ranker, split.test()).at(CUTOFF);
  }

  record Served(AtCutoff quality, Latency latency) {}
}
