package io.freshet.train;

import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run needs to go on as if it had never stopped. What is drawn depends on seed and
 * step alone, so the step is the state of the random numbers, of the schedule and of the data.
 *
 * @param fingerprint of plan and data: another run's checkpoint is refused
 * @param step done so far
 * @param elapsed wall and CPU seconds of the parts so far
 * @param current parameters
 * @param optimiser moments
 * @param best parameters by validation, empty before the first epoch
 * @param curve so far
 */
record Checkpoint(
    String fingerprint,
    Position step,
    Cost elapsed,
    Map<String, Weights> current,
    Map<String, Weights> optimiser,
    Map<String, Weights> best,
    List<EpochResult> curve) {

  static final String FILE = "checkpoint.safetensors";

  private static final String VALIDATED_BY = "validation";

  /**
   * @param done steps
   * @param epochLoss sum of losses in the unfinished epoch
   * @param epochTargets that these are over
   */
  record Position(long done, double epochLoss, long epochTargets) {}

  record Cost(double wallSeconds, double cpuSeconds) {}

  void write(Path folder) throws IOException {
    Map<String, Weights> tensors = new LinkedHashMap<>();
    current.forEach((path, weights) -> tensors.put("current/" + path, weights));
    optimiser.forEach((path, weights) -> tensors.put("optimiser/" + path, weights));
    best.forEach((path, weights) -> tensors.put("best/" + path, weights));
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("fingerprint", fingerprint);
    notes.put("step", step.done() + " " + step.epochLoss() + " " + step.epochTargets());
    notes.put("elapsed", elapsed.wallSeconds() + " " + elapsed.cpuSeconds());
    for (EpochResult point : curve) {
      notes.put("epoch/" + point.epoch(), told(point));
      notes.put(VALIDATED_BY, point.validation().name());
    }
    Files.createDirectories(folder);
    new TensorFile(tensors, notes).write(folder.resolve(FILE));
  }

  /**
   * @throws IOException when there is none, when it is broken, or when another plan or other data
   *     made it
   */
  static Checkpoint read(Path folder, String fingerprint) throws IOException {
    Path file = folder.resolve(FILE);
    TensorFile stored = TensorFile.read(file);
    String found = stored.notes().getOrDefault("fingerprint", "none");
    if (!found.equals(fingerprint)) {
      throw new IOException(
          "it was made by another plan or from other data (%s, this is %s)"
              .formatted(found, fingerprint));
    }
    double[] step = numbers(stored, "step");
    double[] elapsed = numbers(stored, "elapsed");
    return new Checkpoint(
        found,
        new Position((long) step[0], step[1], (long) step[2]),
        new Cost(elapsed[0], elapsed[1]),
        under(stored, "current/"),
        under(stored, "optimiser/"),
        under(stored, "best/"),
        curve(stored));
  }

  private static String told(EpochResult point) {
    return "%s %s %s %s"
        .formatted(
            point.loss(), point.validation().value(), point.wallSeconds(), point.cpuSeconds());
  }

  private static List<EpochResult> curve(TensorFile stored) {
    String figure = stored.notes().getOrDefault(VALIDATED_BY, "");
    List<EpochResult> curve = new ArrayList<>();
    for (int epoch = 1; stored.notes().containsKey("epoch/" + epoch); epoch++) {
      double[] point = numbers(stored, "epoch/" + epoch);
      EpochResult.Figure validation = new EpochResult.Figure(figure, point[1]);
      curve.add(new EpochResult(epoch, point[0], validation, point[2], point[3]));
    }
    return curve;
  }

  private static double[] numbers(TensorFile stored, String key) {
    String[] words = stored.notes().getOrDefault(key, "").split(" ", -1);
    double[] numbers = new double[words.length];
    for (int at = 0; at < words.length; at++) {
      numbers[at] = Double.parseDouble(words[at]);
    }
    return numbers;
  }

  private static Map<String, Weights> under(TensorFile stored, String prefix) {
    Map<String, Weights> found = new LinkedHashMap<>();
    stored
        .tensors()
        .forEach(
            (name, weights) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), weights);
              }
            });
    return found;
  }
}
