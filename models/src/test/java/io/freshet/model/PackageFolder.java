package io.freshet.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A package folder to spoil: each change leaves the hashes right unless it is about them.
 *
 * @param path of the folder
 */
public record PackageFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Replaces or adds a file without telling the manifest. */
  public PackageFolder with(String file, byte[] content) throws IOException {
    Files.write(path.resolve(file), content);
    return this;
  }

  /** Edits the manifest as it stands. */
  public PackageFolder manifest(Consumer<ObjectNode> edit) throws IOException {
    ObjectNode node = (ObjectNode) JSON.readTree(path.resolve("manifest.json").toFile());
    edit.accept(node);
    return with("manifest.json", JSON.writeValueAsBytes(node));
  }

  /** Makes the manifest true again: hashes of all files and the version. */
  public PackageFolder rehashed() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(path)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    names.remove("manifest.json");
    manifest(
        node -> {
          ObjectNode files = node.putObject("files");
          names.forEach(name -> files.put(name, hash(name)));
          node.put("version", ManifestJson.version(node));
        });
    return this;
  }

  public byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(path.resolve(file));
  }

  private String hash(String name) {
    try {
      return Sha256.hex(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
