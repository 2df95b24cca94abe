package io.freshet.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshet.export.MeanVectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackagesTest {
  private static final List<String> ITEMS = List.of("apple", "pear", "plum");

  @TempDir Path repository;
  private PackageFolder spoiled;

  @BeforeEach
  void writeAGoodPackage() throws IOException {
    spoiled = new PackageFolder(MeanVectors.writeRandom(repository, "fruit", ITEMS));
  }

  @Test
  void opensWhatItWrote() throws Exception {
    ModelPackage opened = ModelPackages.open(spoiled.path());

    assertThat(opened.name()).isEqualTo("fruit");
    assertThat(opened.version()).hasSize(16).isEqualTo(spoiled.path().getFileName().toString());
    assertThat(opened.vocabulary().itemIds()).isEqualTo(ITEMS);
    assertThat(opened.maxLength()).isEqualTo(50);
    assertThat(opened.golden()).get().satisfies(g -> assertThat(g.cases()).hasSize(4));
  }

  @Test
  void versionFollowsFromContentAndNotFromBuildTime() throws Exception {
    Path again = MeanVectors.writeRandom(repository.resolve("other"), "fruit", ITEMS);

    assertThat(again.getFileName()).isEqualTo(spoiled.path().getFileName());
  }

  @Test
  void keepsTheVersionWhenKeysChangePlaces() throws Exception {
    String version = ModelPackages.open(spoiled.path()).version();
    spoiled.manifest(
        node -> {
          ObjectNode graph = (ObjectNode) node.remove("graph");
          node.set("graph", graph);
        });

    assertThat(ModelPackages.open(spoiled.path()).version()).isEqualTo(version);
  }

  @Test
  void refusesAChangedFile() throws Exception {
    spoiled.with("vocabulary.txt", "apple\npear\nquince\n".getBytes(UTF_8));

    refuses("vocabulary.txt has SHA-256", "expected", "as the manifest says");
  }

  @Test
  void refusesAChangedManifest() throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("graph")).put("maxLength", 60));

    refuses("manifest.json says version", "the hash of its content");
  }

  @Test
  void refusesAMissingFile() throws Exception {
    Files.delete(spoiled.path().resolve("model.onnx"));

    refuses("model.onnx is missing from the package");
  }

  @Test
  void refusesAFileThatTheManifestDoesNotList() throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("files")).remove("golden.json"));

    refuses("golden.json is not listed in the manifest's files");
  }

  @Test
  void refusesAVocabularyOfAnotherSize() throws Exception {
    spoiled.with("vocabulary.txt", "apple\npear\n".getBytes(UTF_8)).rehashed();

    refuses("vocabulary.txt holds 2 items, expected 3");
  }

  @Test
  void refusesARepeatedItem() throws Exception {
    spoiled.with("vocabulary.txt", "apple\npear\napple\n".getBytes(UTF_8)).rehashed();

    refuses("vocabulary items 1 (apple) and 3 (apple) have the same hash");
  }

  @Test
  void refusesATruncatedGraph() throws Exception {
    byte[] graph = spoiled.bytes("model.onnx");
    spoiled.with("model.onnx", Arrays.copyOf(graph, graph.length / 2)).rehashed();

    refuses("model.onnx is not an ONNX model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "a/b", "/etc/passwd", "..", ".hidden", "a b", ""})
  void refusesFileNamesThatLeaveTheFolder(String name) throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("files")).put(name, "0"));

    refuses("names a file '" + name + "', expected a plain file name");
  }

  @Test
  void refusesSymbolicLinks() throws Exception {
    Path graph = spoiled.path().resolve("model.onnx");
    Path elsewhere = Files.move(graph, repository.resolve("elsewhere.onnx"));
    Files.createSymbolicLink(graph, elsewhere);

    refuses("model.onnx is a symbolic link, expected a regular file");
  }

  @Test
  void refusesAManifestOverItsSize() throws Exception {
    spoiled.with("manifest.json", new byte[2 << 20]);

    refuses("manifest.json has 2097152 bytes, expected at most 1048576");
  }

  @Test
  void refusesAHugeFileWithoutReadingIt() throws Exception {
    try (SeekableByteChannel channel =
        Files.newByteChannel(spoiled.path().resolve("model.onnx"), StandardOpenOption.WRITE)) {
      channel.position(3L << 30).write(ByteBuffer.wrap(new byte[1])); // sparse
    }

    refuses("model.onnx has 3221225473 bytes, expected at most 1073741824");
  }

  @Test
  void refusesUnknownFieldsWithTheKnownOnes() throws Exception {
    spoiled.manifest(node -> node.put("maxlength", 5));

    refuses(
        "manifest.json has an unknown field 'maxlength', expected only [builtAt, content, files, format");
  }

  @Test
  void refusesFieldsOfAnotherTypeAndNamesThem() throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("graph")).put("maxLength", "long"));

    refuses("'graph': field 'maxLength' must be an integer from 1 to 65536, found \"long\"");
  }

  @Test
  void refusesTextThatIsNotJson() throws Exception {
    spoiled.with("manifest.json", "{\"name\": ".getBytes(UTF_8));

    refuses("manifest.json is not JSON");
  }

  @Test
  void refusesAnotherOpsetThanTheManifestSays() throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("graph")).put("opset", 17)).rehashed();

    refuses("model.onnx has opset 21, expected 17 as the manifest says");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ModelPackages.open(repository.resolve("nowhere")))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("cannot open model package")
        .hasMessageContaining("expected a folder, found nothing");
  }

  @Test
  void keepsIdsWithLineBreaksAsJson() throws Exception {
    List<String> ids = List.of("one\ntwo", "three", "四");
    Path folder = MeanVectors.writeRandom(repository, "breaks", ids);

    assertThat(folder.resolve("vocabulary.json")).exists();
    assertThat(ModelPackages.open(folder).vocabulary().itemIds()).isEqualTo(ids);
  }

  @Test
  void resolvesVersionsAndTheLatest() throws Exception {
    Path other = MeanVectors.writeRandom(repository, "fruit", List.of("fig", "kiwi"));
    String old = spoiled.path().getFileName().toString();
    new PackageFolder(other).manifest(node -> node.put("builtAt", "2030-01-01T00:00:00Z"));

    assertThat(ModelPackages.resolve(repository, "fruit", old)).isEqualTo(spoiled.path());
    assertThat(ModelPackages.resolve(repository, "fruit", "latest")).isEqualTo(other);
    assertThat(new ModelRepository(repository).packages())
        .containsExactlyInAnyOrder(spoiled.path(), other);
    assertThatThrownBy(() -> ModelPackages.resolve(repository, "fruit", "../fruit"))
        .hasMessageContaining("expected plain names");
    assertThatThrownBy(() -> ModelPackages.resolve(repository, "fish", "latest"))
        .hasMessageContaining("no version latest of model fish");
  }

  private void refuses(String... parts) {
    assertThatThrownBy(() -> ModelPackages.open(spoiled.path()))
        .isInstanceOf(BadModelPackage.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }
}
