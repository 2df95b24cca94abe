package io.freshet.cli;

import io.freshet.train.EpochResult;
import io.freshet.train.TrainingListener;

/** A training run as a line for each epoch. */
final class EpochLines implements TrainingListener {
  private final Console console;
  private final String called;
  private long steps;

  EpochLines(Console console, String called) {
    this.console = console;
    this.called = called;
  }

  @Override
  public void step(Progress progress) {
    steps = progress.steps();
  }

  @Override
  public void epoch(EpochResult result) {
    console.line(
        "%s: epoch %d (%d steps in all), loss %.4f, validation %s %.4f, %.1f CPU min",
        called,
        result.epoch(),
        steps,
        result.loss(),
        result.validation().name(),
        result.validation().value(),
        result.cpuSeconds() / 60);
  }
}
