package io.freshet.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a package says of itself.
 *
 * @param name of the model, the same for all its versions
 * @param version the first 16 hex digits of the SHA-256 of the canonical manifest
 * @param builtAt when the package was written; not part of the version
 * @param graph how to feed it
 * @param vocabularySize V, padding not counted
 * @param files SHA-256 of every other file of the package, by name
 * @param provenance where it comes from
 * @param step the graph of one more item; empty when there is none
 * @param content how items it has never met are read; empty when they are not
 */
public record Manifest(
    String name,
    String version,
    Instant builtAt,
    GraphContract graph,
    int vocabularySize,
    SortedMap<String, String> files,
    Provenance provenance,
    Optional<StepContract> step,
    Optional<ContentContract> content) {

  public Manifest {
    files = new TreeMap<>(files);
  }

  /** For a model that is not on disk, as a scorer written in Java. */
  public Manifest(String name, String version, int maxLength) {
    this(
        name,
        version,
        Instant.EPOCH,
        GraphContract.topK(maxLength, 0, "none"),
        0,
        new TreeMap<>(),
        Provenance.of("java", Map.of()),
        Optional.empty(),
        Optional.empty());
  }

  public int maxLength() {
    return graph.maxLength();
  }

  Manifest withVersion(String computed) {
    return new Manifest(
        name, computed, builtAt, graph, vocabularySize, files, provenance, step, content);
  }

  Manifest withFiles(SortedMap<String, String> hashes, int items) {
    return new Manifest(name, version, builtAt, graph, items, hashes, provenance, step, content);
  }
}
