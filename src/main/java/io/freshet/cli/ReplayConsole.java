package io.freshet.cli;

import io.freshet.replay.ReplayProgress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A replay as lines and progress bars. */
final class ReplayConsole implements ReplayProgress, AutoCloseable {
  private final Console console;
  private @Nullable ProgressBar bar;

  ReplayConsole(Console console) {
    this.console = console;
  }

  @Override
  public void says(String what) {
    close();
    console.line("%s", what);
  }

  @Override
  public void trained(long step, long steps) {
    at("training", step, steps);
  }

  @Override
  public void replayed(long events, long all) {
    at("replaying", events, all);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private void at(String task, long done, long all) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(all)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(2000)
              .setConsumer(new ConsoleProgressBarConsumer(console.people()))
              .build();
    }
    bar.stepTo(done);
    if (done == all) {
      close();
    }
  }
}
