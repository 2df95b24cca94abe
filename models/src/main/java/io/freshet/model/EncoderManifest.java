package io.freshet.model;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the package of an encoder says of itself.
 *
 * @param name of the encoder, the same for all its versions
 * @param version the first 16 hex digits of the SHA-256 of the canonical manifest
 * @param builtAt when the package was written; not part of the version
 * @param graph how to feed it
 * @param files SHA-256 of every other file of the package, by name
 * @param provenance where it comes from
 */
public record EncoderManifest(
    String name,
    String version,
    Instant builtAt,
    EncoderContract graph,
    SortedMap<String, String> files,
    Provenance provenance) {

  public EncoderManifest {
    files = new TreeMap<>(files);
  }

  EncoderManifest withVersion(String computed) {
    return new EncoderManifest(name, computed, builtAt, graph, files, provenance);
  }

  EncoderManifest withFiles(SortedMap<String, String> hashes) {
    return new EncoderManifest(name, version, builtAt, graph, hashes, provenance);
  }
}
