package io.freshet.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes packages into a repository: first aside, to be checked, then at once under their name, so
 * that a reader finds a package whole or not at all.
 *
 * @param repository holds packages as {@code <name>/<version>/}
 */
public record PackageWriter(Path repository) {
  private static final String ASIDE = ".unpublished";

  /** A package that is written and not yet in its place. */
  public record Staged(Path folder, String name, String version) {}

  /**
   * Writes a package aside.
   *
   * @param manifest whose version and files are computed here
   * @param vocabulary in index order
   * @param files others of the package by name, the graph among them
   */
  public Staged stage(Manifest manifest, Vocabulary vocabulary, Map<String, byte[]> files)
      throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>(files);
    contents.put(VocabularyFile.nameFor(vocabulary), VocabularyFile.print(vocabulary));
    Manifest complete = manifest.withFiles(hashes(contents), vocabulary.size());
    String version = ManifestJson.version(ManifestJson.write(complete));
    contents.put(
        PackageFiles.MANIFEST,
        ManifestJson.print(ManifestJson.write(complete.withVersion(version))));
    return stage(manifest.name(), version, contents);
  }

  /**
   * Writes the package of an encoder aside.
   *
   * @param manifest whose version and files are computed here
   * @param files others of the package by name, the graph among them
   */
  public Staged stage(EncoderManifest manifest, Map<String, byte[]> files) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>(files);
    EncoderManifest complete = manifest.withFiles(hashes(contents));
    String version = ManifestJson.version(EncoderJson.write(complete));
    contents.put(
        PackageFiles.MANIFEST,
        ManifestJson.print(EncoderJson.write(complete.withVersion(version))));
    return stage(manifest.name(), version, contents);
  }

  private static SortedMap<String, String> hashes(Map<String, byte[]> contents) {
    SortedMap<String, String> hashes = new TreeMap<>();
    contents.forEach((name, bytes) -> hashes.put(name, Sha256.hex(bytes)));
    return hashes;
  }

  private Staged stage(String name, String version, Map<String, byte[]> contents)
      throws IOException {
    Path folder = repository.resolve(ASIDE).resolve(name).resolve(version);
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return new Staged(folder, name, version);
  }

  /** Moves a staged package to its place and returns that; the same version is the same content. */
  public Path publish(Staged staged) throws IOException {
    Path name = Files.createDirectories(repository.resolve(staged.name()));
    Path folder = name.resolve(staged.version());
    if (!Files.exists(folder)) {
      Files.move(staged.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
    }
    discard(staged);
    return folder;
  }

  /** Removes what is left of a package that was staged. */
  public void discard(Staged staged) throws IOException {
    if (Files.exists(staged.folder())) {
      try (Stream<Path> files = Files.list(staged.folder())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(staged.folder());
    }
    removeIfEmpty(repository.resolve(ASIDE).resolve(staged.name()));
    removeIfEmpty(repository.resolve(ASIDE));
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }
}
