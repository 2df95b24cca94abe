package io.freshet.cli;

import io.freshet.bench.Machine;
import io.freshet.data.InteractionLog;
import io.freshet.measure.Conditions;
import io.freshet.measure.Ledger;
import io.freshet.measure.LedgerRow;
import io.freshet.measure.Measurement;
import io.freshet.measure.ResultsPage;
import io.freshet.measure.RowKey;
import io.freshet.measure.SystemRow;
import io.freshet.measure.SystemRun;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code freshet evaluate --all}: a row for every system that has none, then the table. */
final class AllSystems {
  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;

  AllSystems(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    Conditions conditions = options.conditions();
    LedgerFilling<LedgerRow> filling =
        LedgerFilling.open(options.ledger(dataset.name()), LedgerRow.class, options, console);
    if (!options.onlyTable()) {
      measure(filling, conditions);
    }
    ResultsPage page = new ResultsPage(filling.ledger(), dataset.name(), SystemCatalogue.all());
    page.tableLines().forEach(line -> console.line("%s", line));
    if (options.page() != null) {
      page.write(options.page());
      console.line("page      %s", options.page());
    }
    return filling.end(dataset.name());
  }

  private void measure(LedgerFilling<LedgerRow> filling, Conditions conditions) throws IOException {
    InteractionLog log = dataset.open();
    Path home = Path.of(System.getProperty("freshet.home", "."));
    Measurement measurement = new Measurement(log, Machine.here(home));
    measurement.floors(filling.ledger());
    List<SystemDefinition> systems = told(options.systems(), log);
    for (long seed : options.seeds()) {
      for (SystemDefinition system : systems) {
        SystemRun run = new SystemRun(measurement, conditions, system, seed);
        if (options.timesAgain()) {
          timeAgain(filling.ledger(), run);
        } else {
          filling.attempt(new Ranked(run));
        }
      }
    }
  }

  private void timeAgain(Ledger<LedgerRow> ledger, SystemRun run) throws IOException {
    for (LedgerRow row : ledger.rows()) {
      if (row.key().equals(run.key()) && row instanceof SystemRow held) {
        SystemRow timed = run.timed(held, options.out());
        ledger.append(timed);
        console.line("%s, seed %d: timed again", run.key().method(), run.key().seed());
      }
    }
  }

  /** Those that do not ask more of items than the data tell. */
  private List<SystemDefinition> told(List<SystemDefinition> systems, InteractionLog log) {
    List<SystemDefinition> told = new ArrayList<>();
    for (SystemDefinition system : systems) {
      boolean asks = options.conditions().plan(system, 1).readsEntities();
      if (asks && log.entities().isEmpty()) {
        console.line(
            "%s: left out, it asks what items are and %s does not tell",
            system.card().name(), log.name());
      } else {
        told.add(system);
      }
    }
    return told;
  }

  private final class Ranked implements LedgerFilling.Attempt<SystemRow> {
    private final SystemRun run;

    private Ranked(SystemRun run) {
      this.run = run;
    }

    @Override
    public RowKey key() {
      return run.key();
    }

    @Override
    public void forget() {
      run.forget(options.work());
    }

    @Override
    public SystemRow measure(TrainingListener listener) throws Exception {
      return run.measure(options.work(), options.out(), listener);
    }

    @Override
    public String told(SystemRow row) {
      return "NDCG@10 %.4f, %.1f CPU min"
          .formatted(row.quality().ndcg().mean(), row.course().cpuMinutes());
    }
  }
}
