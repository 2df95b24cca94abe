package io.freshet.job.operator;

import io.freshet.model.BadModelPackage;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arms that serve, and how they change: those of the configuration at first, then those of
 * control records, the higher revision winning. Packages that must not serve are refused, and the
 * arms stay as they are.
 */
final class RunningArms implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningArms.class);

  /** Of the arms in the configuration: every control record wins over them. */
  private static final long CONFIGURED = Long.MIN_VALUE;

  private final ArmsState state;
  private final ArmsLoader loader;
  private final Exchange exchange;
  private final OperatorMetrics metrics;
  private Arms serving;
  private long newestRevision;

  /** Runs an exchange of arms where no list is half made. */
  interface Exchange {
    void run(Runnable arms) throws Exception;
  }

  /** What the arms need of the operator they serve in. */
  record Surroundings(
      ArmsState state, ArmsLoader loader, Exchange exchange, OperatorMetrics metrics) {}

  private RunningArms(Surroundings surroundings, Arms first) {
    this.state = surroundings.state();
    this.loader = surroundings.loader();
    this.exchange = surroundings.exchange();
    this.metrics = surroundings.metrics();
    this.serving = first;
    this.newestRevision = first.revision();
    metrics.serve(first.models());
  }

  /**
   * Loads the first arms before any traffic: those that served before the restart, or those of the
   * configuration. Arms that were asked for meanwhile are then loaded aside.
   */
  static RunningArms start(SequenceOperator.Collaborators from, Surroundings surroundings)
      throws Exception {
    Control.Arms configured = new Control.Arms(CONFIGURED, from.firstArms());
    Optional<Control.Arms> before = surroundings.state().serving();
    RunningArms arms =
        new RunningArms(surroundings, first(before.orElse(configured), configured, from.models()));
    Optional<Control.Arms> wanted = surroundings.state().wanted();
    if (wanted.isPresent()) {
      arms.want(wanted.get());
    }
    return arms;
  }

  private static Arms first(Control.Arms before, Control.Arms configured, ModelSource models)
      throws BadModelPackage {
    try {
      return Arms.load(before, models);
    } catch (BadModelPackage e) {
      if (before == configured) {
        throw e;
      }
      LOG.warn(
          "cannot go on with revision {} of experiment {}, starting with the configured arms: {}",
          before.revision(),
          before.experiment().name(),
          e.getMessage());
      return Arms.load(configured, models);
    }
  }

  Arms serving() {
    return serving;
  }

  /** When the newest of the serving models was built. */
  Instant builtAt() {
    return serving.models().stream()
        .flatMap(model -> model.scorer().stream())
        .map(scorer -> scorer.model().manifest().builtAt())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Asks for other arms; they serve when they are loaded, if they can. */
  void want(Control.Arms wanted) throws Exception {
    if (wanted.revision() <= newestRevision) {
      LOG.info(
          "revision {} of experiment {} is not newer than {}",
          wanted.revision(),
          wanted.experiment().name(),
          newestRevision);
      return;
    }
    newestRevision = wanted.revision();
    state.wants(wanted);
    loader.load(wanted, new ArmsLoader.Outcome(this::install, e -> refuse(wanted, e)));
  }

  private void install(Arms loaded) throws Exception {
    if (loaded.revision() < serving.revision()) {
      loaded.close();
      return;
    }
    Arms before = serving;
    exchange.run(() -> serving = loaded);
    metrics.serve(loaded.models());
    before.close();
    state.serves(loaded.control());
    metrics.swapped();
    LOG.info("revision {} of experiment {} serves", loaded.revision(), loaded.experiment().name());
  }

  private void refuse(Control.Arms wanted, Exception why) {
    metrics.refused();
    LOG.warn(
        "refused revision {} of experiment {}, revision {} goes on serving: {}",
        wanted.revision(),
        wanted.experiment().name(),
        serving.revision(),
        why.getMessage(),
        why);
  }

  @Override
  public void close() {
    loader.close();
    serving.close();
  }
}
