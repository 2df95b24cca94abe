package io.freshet.cli;

import io.freshet.train.EpochResult;
import io.freshet.train.TrainingListener;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A training run as a progress bar, and one line an epoch. */
final class TrainingBar implements TrainingListener, AutoCloseable {
  private final Console console;
  private @Nullable ProgressBar bar;
  private String validation = "-";

  TrainingBar(Console console) {
    this.console = console;
  }

  @Override
  public void step(Progress progress) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("training")
              .setInitialMax(progress.steps())
              .setStyle(ProgressBarStyle.ASCII)
              .hideEta()
              .setUpdateIntervalMillis(2000)
              .setConsumer(new ConsoleProgressBarConsumer(console.people()))
              .build();
    }
    bar.stepTo(progress.step());
    bar.setExtraMessage(
        "loss %.3f, validation %s, %.0f targets/s, %d:%02d left"
            .formatted(
                progress.loss(),
                validation,
                progress.tokensPerSecond(),
                Duration.ofMillis((long) (1000 * progress.secondsLeft())).toMinutes(),
                Duration.ofMillis((long) (1000 * progress.secondsLeft())).toSecondsPart()));
  }

  @Override
  public void epoch(EpochResult result) {
    validation = "%.4f".formatted(result.validation().value());
    console.line(
        "%nepoch %d: loss %.4f, validation %s %.4f, %.1f min (%.1f CPU min)",
        result.epoch(),
        result.loss(),
        result.validation().name(),
        result.validation().value(),
        result.wallSeconds() / 60,
        result.cpuSeconds() / 60);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
