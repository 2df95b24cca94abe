package io.freshet.cli;

import io.freshet.measure.BadLedger;
import io.freshet.measure.Keyed;
import io.freshet.measure.Ledger;
import io.freshet.measure.RowKey;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what a ledger does not hold, one after another. One that fails does not keep the others
 * from running.
 *
 * @param <R> what a row is
 */
final class LedgerFilling<R extends Keyed> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFilling.class);

  private final Path file;
  private final Ledger<R> ledger;
  private final boolean again;
  private final Console console;
  private final List<String> failures = new ArrayList<>();
  private int measured;

  private LedgerFilling(Path file, Ledger<R> ledger, boolean again, Console console) {
    this.file = file;
    this.ledger = ledger;
    this.again = again;
    this.console = console;
  }

  /** What is to be measured once. */
  interface Attempt<S> {
    RowKey key();

    /** What an earlier attempt left. */
    void forget();

    S measure(TrainingListener listener) throws Exception;

    /** The row in a few words. */
    String told(S row);
  }

  /**
   * @throws Failure when the ledger cannot be read
   */
  static <R extends Keyed> LedgerFilling<R> open(
      Path file, Class<R> kind, AllSystemsOptions options, Console console) throws IOException {
    try {
      return new LedgerFilling<>(file, Ledger.open(file, kind), options.again(), console);
    } catch (BadLedger e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  Ledger<R> ledger() {
    return ledger;
  }

  <S extends R> void attempt(Attempt<S> attempt) throws IOException {
    String called = attempt.key().method() + ", seed " + attempt.key().seed();
    if (ledger.holds(attempt.key()) && !again) {
      console.line("%s: in the ledger", called);
      return;
    }
    if (again) {
      attempt.forget();
    }
    S row;
    try {
      row = attempt.measure(new EpochLines(console, called));
    } catch (Exception e) {
      LOG.error("{} could not be measured", called, e);
      failures.add(called + ": " + SentenceOnFailure.sentence(e));
      console.line("%s", failures.get(failures.size() - 1));
      return;
    }
    ledger.append(row);
    measured++;
    console.line("%s: %s", called, attempt.told(row));
  }

  /** Tells how it went; the exit code. */
  int end(String dataset) {
    failures.forEach(failure -> console.line("failed    %s", failure));
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("dataset", dataset);
    outcome.put("ledger", file.toString());
    outcome.put("rows", ledger.rows().size());
    outcome.put("measured", measured);
    outcome.put("failures", failures);
    console.result(outcome);
    return failures.isEmpty() ? ExitCode.OK.code() : ExitCode.FAILED.code();
  }
}
