package io.freshet.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes packages into a repository. A package is there whole or not at all. */
public final class PackageWriter {
  private final Path repository;

  public PackageWriter(Path repository) {
    this.repository = repository;
  }

  /**
   * Writes {@code <name>/<version>/} and returns that folder.
   *
   * @param manifest whose version and files are computed here
   * @param vocabulary in index order
   * @param files others of the package by name, the graph among them
   */
  public Path write(Manifest manifest, Vocabulary vocabulary, Map<String, byte[]> files)
      throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>(files);
    contents.put(VocabularyFile.nameFor(vocabulary), VocabularyFile.print(vocabulary));
    SortedMap<String, String> hashes = new TreeMap<>();
    contents.forEach((name, bytes) -> hashes.put(name, Sha256.hex(bytes)));
    Manifest complete = manifest.withFiles(hashes, vocabulary.size());
    String version = ManifestJson.version(ManifestJson.write(complete));
    contents.put(
        PackageFiles.MANIFEST,
        ManifestJson.print(ManifestJson.write(complete.withVersion(version))));
    return publish(repository.resolve(manifest.name()).resolve(version), contents);
  }

  private static Path publish(Path folder, Map<String, byte[]> contents) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder; // the same version is the same content
    }
    Files.createDirectories(folder.getParent());
    Path unfinished =
        Files.createDirectory(
            folder.resolveSibling(
                ".writing-%s-%d".formatted(folder.getFileName(), ProcessHandle.current().pid())));
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Files.write(unfinished.resolve(file.getKey()), file.getValue());
    }
    return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }
}
