package io.freshet.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from.
 *
 * @param system name of the model's kind, {@code foreign} when it is not ours
 * @param config of the system, as text by key
 * @param trainingData name of the data set, empty when unknown
 * @param trainingSha256 hash of the data set, empty when unknown
 * @param licence what the training data's licence asks of users of the model
 * @param seeds of the training run
 * @param metrics measured at training, by name
 * @param parent version this one was made from, empty for a first
 */
public record Provenance(
    String system,
    SortedMap<String, String> config,
    String trainingData,
    String trainingSha256,
    String licence,
    List<Long> seeds,
    SortedMap<String, Double> metrics,
    String parent) {

  public Provenance {
    config = new TreeMap<>(config);
    seeds = List.copyOf(seeds);
    metrics = new TreeMap<>(metrics);
  }

  /** Nothing known but the kind of model. */
  public static Provenance of(String system, Map<String, String> config) {
    return new Provenance(
        system, new TreeMap<>(config), "", "", "", List.of(), new TreeMap<>(), "");
  }

  public Provenance trainedOn(String data, String sha256, String licenceNote) {
    return new Provenance(system, config, data, sha256, licenceNote, seeds, metrics, parent);
  }

  public Provenance measured(List<Long> trainingSeeds, Map<String, Double> values) {
    return new Provenance(
        system,
        config,
        trainingData,
        trainingSha256,
        licence,
        trainingSeeds,
        new TreeMap<>(values),
        parent);
  }

  public Provenance madeFrom(String parentVersion) {
    return new Provenance(
        system, config, trainingData, trainingSha256, licence, seeds, metrics, parentVersion);
  }
}
