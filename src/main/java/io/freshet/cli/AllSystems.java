package io.freshet.cli;

import io.freshet.bench.Machine;
import io.freshet.data.InteractionLog;
import io.freshet.measure.BadLedger;
import io.freshet.measure.Conditions;
import io.freshet.measure.Ledger;
import io.freshet.measure.LedgerRow;
import io.freshet.measure.Measurement;
import io.freshet.measure.ResultsPage;
import io.freshet.measure.SystemRow;
import io.freshet.measure.SystemRun;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code freshet evaluate --all}: a row for every system that has none, then the table. */
final class AllSystems {
  private static final Logger LOG = LoggerFactory.getLogger(AllSystems.class);

  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;
  private final List<String> failures = new ArrayList<>();
  private int measured;

  AllSystems(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    Conditions conditions = options.conditions();
    Path file = options.ledger(dataset.name());
    Ledger<LedgerRow> ledger = opened(file);
    if (!options.onlyTable()) {
      measure(ledger, conditions);
    }
    ResultsPage page = new ResultsPage(ledger, dataset.name(), SystemCatalogue.all());
    page.tableLines().forEach(line -> console.line("%s", line));
    if (options.page() != null) {
      page.write(options.page());
      console.line("page      %s", options.page());
    }
    failures.forEach(failure -> console.line("failed    %s", failure));
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("dataset", dataset.name());
    outcome.put("ledger", file.toString());
    outcome.put("rows", ledger.rows().size());
    outcome.put("measured", measured);
    outcome.put("failures", failures);
    console.result(outcome);
    return failures.isEmpty() ? ExitCode.OK.code() : ExitCode.FAILED.code();
  }

  private static Ledger<LedgerRow> opened(Path file) throws IOException {
    try {
      return Ledger.open(file);
    } catch (BadLedger e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private void measure(Ledger<LedgerRow> ledger, Conditions conditions) throws IOException {
    InteractionLog log = dataset.open();
    Path home = Path.of(System.getProperty("freshet.home", "."));
    Measurement measurement = new Measurement(log, Machine.here(home));
    measurement.floors(ledger);
    List<SystemDefinition> systems = told(options.systems(), log);
    for (long seed : options.seeds()) {
      for (SystemDefinition system : systems) {
        attempt(new SystemRun(measurement, conditions, system, seed), ledger);
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

  /** One that fails does not keep the others from running. */
  private void attempt(SystemRun run, Ledger<LedgerRow> ledger) throws IOException {
    String called = run.key().method() + ", seed " + run.key().seed();
    if (ledger.holds(run.key()) && !options.again()) {
      console.line("%s: in the ledger", called);
      return;
    }
    if (options.again()) {
      run.forget(options.work());
    }
    SystemRow row;
    try {
      row = run.measure(options.work(), options.out(), new EpochLines(console, called));
    } catch (Exception e) {
      LOG.error("{} could not be measured", called, e);
      failures.add(called + ": " + SentenceOnFailure.sentence(e));
      console.line("%s", failures.get(failures.size() - 1));
      return;
    }
    ledger.append(row);
    measured++;
    console.line(
        "%s: NDCG@10 %.4f, %.1f CPU min",
        called, row.quality().ndcg().mean(), row.course().cpuMinutes());
  }
}
