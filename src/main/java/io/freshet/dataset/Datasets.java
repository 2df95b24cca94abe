package io.freshet.dataset;

import io.freshet.data.InteractionLog;
import io.freshet.simulator.SimulatedLog;
import io.freshet.simulator.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The public data sets known by name, and any file in a format that can be read. */
public final class Datasets {
  private static final String MOVIELENS =
      "MovieLens data are for research; GroupLens forbids redistribution and commercial use without"
          + " permission. Cite Harper and Konstan, The MovieLens Datasets, 2015.";

  private static final List<Known> KNOWN =
      List.of(
          new Known("ml-1m", MOVIELENS, "ml-1m_sasrec.txt", "ml-1m.txt", "ratings.dat"),
          new Known("ml-100k", MOVIELENS, "ml-100k.inter", "u.data"),
          new Known("ml-20m", MOVIELENS, "ratings.csv"),
          new Known(
              "online-retail",
              "UCI Online Retail, CC BY 4.0. Cite Chen, Sain and Guo, 2012.",
              "online_retail.csv"),
          new Known(
              "amazon-beauty",
              "Amazon product reviews, J. McAuley, UCSD; no licence stated. Cite the source.",
              "Beauty.txt"));

  /** What the shoppers of the standalone's shop do when nobody recommends anything to them. */
  static final String SIMULATED = "simulated-shop";

  private static final int SIMULATED_EVENTS = 150_000;

  private Datasets() {}

  private record Known(String name, String licenceNote, List<String> files) {
    Known(String name, String licenceNote, String... files) {
      this(name, licenceNote, List.of(files));
    }
  }

  /** The interactions of a data set; see {@link #load}. */
  public static InteractionLog open(String name, Path folder) throws IOException {
    return load(name, folder).log();
  }

  /**
   * @param name a known data set, or a file in the folder whose format can be told
   * @param folder where its files lie, or the folder above one that is called as the data set
   * @throws BadDataset when nothing of that name is there, or a line is malformed
   */
  public static Dataset load(String name, Path folder) throws IOException {
    if (name.equals(SIMULATED)) {
      return simulated();
    }
    for (Known known : KNOWN) {
      if (known.name().equals(name)) {
        return load(known, folder);
      }
    }
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file)) {
      return Dataset.read(file, DatasetFormat.detect(file), InteractionLog.builder(name));
    }
    throw new BadDataset(
        "cannot open data set '%s' in %s: found neither a file of that name nor a known data set (%s)"
            .formatted(
                name,
                folder,
                KNOWN.stream().map(Known::name).collect(Collectors.joining(", "))
                    + ", "
                    + SIMULATED));
  }

  private static Dataset simulated() {
    InteractionLog log =
        SimulatedLog.of(
            new SimulationSettings(SimulationSettings.SHOP_SEED, 1, 3_000, 50), SIMULATED_EVENTS);
    return new Dataset(
        Path.of(SIMULATED), log, new ReadSummary(SIMULATED_EVENTS, SIMULATED_EVENTS, Map.of()));
  }

  private static Dataset load(Known known, Path folder) throws IOException {
    for (Path where : List.of(folder, folder.resolve(known.name()))) {
      for (String wanted : known.files()) {
        for (String ending : List.of("", ".gz")) {
          Path file = where.resolve(wanted + ending);
          if (Files.isRegularFile(file)) {
            return Dataset.read(
                file,
                DatasetFormat.detect(file),
                InteractionLog.builder(known.name()).licenceNote(known.licenceNote()));
          }
        }
      }
    }
    throw new BadDataset(
        "cannot open data set %s: found none of %s (plain or .gz) in %s"
            .formatted(known.name(), String.join(", ", known.files()), folder));
  }
}
