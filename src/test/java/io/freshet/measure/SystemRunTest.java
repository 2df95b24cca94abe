package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.system.SystemCatalogue;
import io.freshet.train.EpochResult;
import io.freshet.train.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemRunTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereAnInterruptedTrainingStopped() throws Exception {
    Measurement measurement = new Measurement(Rows.ring(), Rows.MACHINE);
    Conditions conditions = new Conditions(Duration.ofSeconds(1), 1, Conditions.ALL_EPOCHS);
    SystemRun run = new SystemRun(measurement, conditions, SystemCatalogue.named("sasrec"), 1);
    Path work = folder.resolve("work");
    Path packages = folder.resolve("packages");
    new Schedule(3, 40).write(run.folder(work));
    Epochs first = new Epochs(1);
    assertThatThrownBy(() -> run.measure(work, packages, first)).hasMessage("pulled the plug");

    Epochs second = new Epochs(99);
    SystemRow row = run.measure(work, packages, second);

    assertThat(first.heard).containsExactly(1);
    assertThat(second.heard).containsExactly(2, 3);
    assertThat(row.key()).isEqualTo(run.key());
    assertThat(row.course().curve()).extracting(CurvePoint::epoch).containsExactly(1, 2, 3);
    assertThat(row.course().stepsPerCpuSecond()).isEqualTo(40);
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void endsAfterAsManyEpochsAsItMayHaveWhateverTheBudgetHolds() throws Exception {
    Conditions conditions = new Conditions(Duration.ofSeconds(1), 1, 2);
    SystemRun run =
        new SystemRun(
            new Measurement(Rows.ring(), Rows.MACHINE),
            conditions,
            SystemCatalogue.named("sasrec"),
            1);
    Path work = folder.resolve("work");
    new Schedule(3, 40).write(run.folder(work));

    SystemRow row = run.measure(work, folder.resolve("packages"), new Epochs(99));

    assertThat(row.course().curve()).extracting(CurvePoint::epoch).containsExactly(1, 2);
    assertThat(row.key().configuration().conditions()).containsEntry("epochs_at_most", "2");
  }

  /** Ends the run by a failure after one of its epochs. */
  private static final class Epochs implements TrainingListener {
    private final int last;
    private final List<Integer> heard = new ArrayList<>();

    Epochs(int last) {
      this.last = last;
    }

    @Override
    public void step(Progress progress) {}

    @Override
    public void epoch(EpochResult result) {
      heard.add(result.epoch());
      if (result.epoch() == last) {
        throw new IllegalStateException("pulled the plug");
      }
    }
  }
}
