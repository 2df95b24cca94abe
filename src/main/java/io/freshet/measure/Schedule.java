package io.freshet.measure;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What a run that was begun has to keep to when it goes on.
 *
 * @param epochs that the budget holds
 * @param stepsPerCpuSecond as tried before the first
 */
record Schedule(int epochs, double stepsPerCpuSecond) {
  private static final String FILE = "schedule.properties";
  private static final String EPOCHS = "epochs";
  private static final String SPEED = "steps-per-cpu-second";

  /**
   * The one that a run in this folder was begun with, or a new one.
   *
   * @param pilot flown when there is none
   */
  static Schedule of(Path folder, Duration budget, Supplier<Pilot> pilot) throws IOException {
    Optional<Schedule> begun = read(folder);
    if (begun.isPresent()) {
      return begun.get();
    }
    Pilot flown = pilot.get();
    Schedule schedule = new Schedule(flown.epochsWithin(budget), 1 / flown.stepSeconds());
    schedule.write(folder);
    return schedule;
  }

  static Optional<Schedule> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties told = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      told.load(reader);
    }
    try {
      return Optional.of(
          new Schedule(
              Integer.parseInt(told.getProperty(EPOCHS, "")),
              Double.parseDouble(told.getProperty(SPEED, ""))));
    } catch (NumberFormatException e) {
      throw new IOException(
          "cannot go on with the run in %s: found %s in %s, expected the numbers %s and %s; remove"
                  .formatted(folder, told, FILE, EPOCHS, SPEED)
              + " the folder to begin anew",
          e);
    }
  }

  void write(Path folder) throws IOException {
    Properties told = new Properties();
    told.setProperty(EPOCHS, Integer.toString(epochs));
    told.setProperty(SPEED, Double.toString(stepsPerCpuSecond));
    Files.createDirectories(folder);
    Path whole = folder.resolve(FILE);
    Path part = folder.resolve(FILE + ".part");
    try (Writer writer = Files.newBufferedWriter(part)) {
      told.store(writer, null);
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
