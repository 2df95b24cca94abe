package io.freshet.cli;

import static io.freshet.cli.ExitCode.BAD_INPUT;
import static io.freshet.cli.Heard.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders, files, ports and packages that were given and cannot be used: said before any work. */
class UnusableTest {
  /** Where nobody may write, root included. */
  private static final String READ_ONLY = "/sys/freshet";

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void writeAFileWhereAFolderIsExpected() throws IOException {
    file = Files.writeString(folder.resolve("file"), "no folder").toString();
  }

  @Test
  void standaloneSaysThatItsDataFolderIsAFile() {
    assertThat(refusal(BAD_INPUT, "standalone", "--data-folder", file))
        .isEqualTo(
            "cannot use the data folder %s: %s is there already and is no folder"
                .formatted(file, file));
  }

  @Test
  void standaloneSaysThatItsDataFolderIsReadOnly() {
    assertThat(refusal(BAD_INPUT, "standalone", "--data-folder", READ_ONLY))
        .startsWith("cannot use the data folder %s: ".formatted(READ_ONLY))
        .hasSizeGreaterThan(60);
  }

  @Test
  void standaloneSaysThatAnotherProcessHasItsDataFolder() throws IOException {
    try (FileChannel other = lockIn(folder)) {
      assertThat(refusal(BAD_INPUT, "standalone", "--data-folder", folder.toString()))
          .isEqualTo(
              "cannot use the data folder %s: another process has it; stop it, or name another"
                      .formatted(folder)
                  + " folder with --data-folder");
      assertThat(other.isOpen()).isTrue();
    }
  }

  @Test
  void jobSaysSoOfItsFolderOfCheckpoints() throws IOException {
    assertThat(refusal(BAD_INPUT, job("job: {checkpoints: '%s'}".formatted(file))))
        .startsWith("cannot use the folder of checkpoints %s: ".formatted(file))
        .endsWith("is no folder");
    assertThat(refusal(BAD_INPUT, job("job: {checkpoints: '%s'}".formatted(READ_ONLY))))
        .startsWith("cannot use the folder of checkpoints " + READ_ONLY);
    assertThat(refusal(BAD_INPUT, job("job: {checkpoints: 'nosuch://x/y'}")))
        .startsWith("cannot look for checkpoints in nosuch://x/y: Could not find a file system");
    try (FileChannel other = lockIn(folder)) {
      assertThat(refusal(BAD_INPUT, job("job: {checkpoints: '%s'}".formatted(folder))))
          .contains(
              "another process has it; stop it, or name another folder under job.checkpoints");
      assertThat(other.isOpen()).isTrue();
    }
  }

  @Test
  void jobNamesEveryModelThatMayNotServe() throws Exception {
    Path model = MeanVectors.writeRandom(folder.resolve("models"), "fruit", List.of("apple"));
    String yaml =
        """
        job: {checkpoints: '%s'}
        experiment:
          variants:
            - {name: a, model: /nowhere}
            - {name: b, model: '%s', model-version: '0123456789abcdef'}
            - {name: c, model: 'popularity:'}
        """
            .formatted(folder.resolve("checkpoints"), model);
    assertThat(refusal(BAD_INPUT, job(yaml)))
        .contains(
            "variant 'a': cannot open model package /nowhere: expected a folder, found nothing")
        .contains(
            "variant 'b': %s holds version %s, expected 0123456789abcdef"
                .formatted(model, model.getFileName()))
        .doesNotContain("variant 'c'");
  }

  @Test
  void serveSaysSoOfItsReadStore() throws IOException {
    assertThat(refusal(BAD_INPUT, serve("data: '%s'".formatted(file))))
        .startsWith("cannot create the read store's folder %s: ".formatted(file));
    assertThat(refusal(BAD_INPUT, serve("data: '%s'".formatted(READ_ONLY))))
        .startsWith("cannot create the read store's folder %s: ".formatted(READ_ONLY));
  }

  @Test
  void serveSaysThatItsPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(refusal(BAD_INPUT, serve("http: {port: %d}".formatted(port))))
          .isEqualTo("cannot listen on 127.0.0.1:%d: Address already in use".formatted(port));
    }
  }

  @Test
  void serveSaysThatItsAddressIsNone() throws IOException {
    assertThat(refusal(BAD_INPUT, serve("http: {port: 0, host: no-such-host.invalid}")))
        .isEqualTo("cannot listen on no-such-host.invalid:0: no host has this name");
  }

  @Test
  void trainAndExportProveTheirFoldersBeforeTheyRead() {
    assertThat(refusal(BAD_INPUT, words("train --dataset d --data . --out " + file)))
        .startsWith("cannot write into %s, the folder that --out names: ".formatted(file));
    assertThat(
            refusal(
                BAD_INPUT,
                words(
                    "train --dataset d --data . --out %s --checkpoints %s"
                        .formatted(folder, READ_ONLY))))
        .startsWith("cannot write into %s, the folder that --checkpoints".formatted(READ_ONLY));
    assertThat(
            refusal(
                BAD_INPUT, words("export --dataset d --data . --checkpoints c --out " + READ_ONLY)))
        .startsWith("cannot write into %s, the folder that --out names: ".formatted(READ_ONLY));
  }

  @Test
  void exportSaysThatThereIsNoCheckpoint() throws IOException {
    Files.writeString(folder.resolve("ring.txt"), "1 2\n1 3\n1 4\n");
    assertThat(
            refusal(
                BAD_INPUT,
                words(
                    "export --dataset ring.txt --data %s --out %s --checkpoints %s"
                        .formatted(folder, folder.resolve("out"), folder.resolve("none")))))
        .isEqualTo(
            "cannot export the checkpoint in %s: there is no such file or folder"
                .formatted(folder.resolve("none")));
  }

  @Test
  void importSaysWhatStandsWhereAFileIsExpected() throws IOException {
    assertThat(refusal(BAD_INPUT, "import", folder.toString()))
        .isEqualTo("cannot read %s: found a folder, expected a file".formatted(folder));
    assertThat(refusal(BAD_INPUT, "import", "nowhere"))
        .isEqualTo("cannot read nowhere: there is no such file");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(refusal(BAD_INPUT, "import", empty.toString()))
        .isEqualTo("cannot read interactions from %s: it holds no text".formatted(empty));
    assertThat(refusal(BAD_INPUT, "import", file, "--format", "recbole"))
        .startsWith("cannot read %s:1: found \"no folder\", expected a header".formatted(file));
  }

  @Test
  void aPackageOfAnotherFormatIsRefusedByAllThatOpenIt() throws Exception {
    Path newer = MeanVectors.writeRandom(folder, "fruit", List.of("apple"));
    Path manifest = newer.resolve("manifest.json");
    String written = Files.readString(manifest);
    Files.writeString(manifest, written.replaceFirst("\"format\" *: *1", "\"format\" : 99"));
    String said = manifest + ": field 'format' must be 1, found 99";
    assertThat(refusal(BAD_INPUT, "standalone", "--model", newer.toString())).isEqualTo(said);
    assertThat(refusal(BAD_INPUT, "models", "show", newer.toString())).isEqualTo(said);
    Files.writeString(folder.resolve("ring.txt"), "1 2\n1 3\n1 4\n");
    assertThat(
            refusal(
                BAD_INPUT,
                words(
                    "evaluate --dataset ring.txt --data %s --package %s".formatted(folder, newer))))
        .isEqualTo(said);
    String yaml = "{job: {checkpoints: '%s'}, experiment: {model: '%s'}}";
    assertThat(refusal(BAD_INPUT, job(yaml.formatted(folder.resolve("checkpoints"), newer))))
        .isEqualTo("bad configuration: variant 'control': " + said);
  }

  private static FileChannel lockIn(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    assertThat(channel.tryLock()).isNotNull();
    return channel;
  }

  private String[] job(String yaml) throws IOException {
    return new String[] {"job", "--config", config("kafka: {bootstrap: '127.0.0.1:1'}\n", yaml)};
  }

  private String[] serve(String edge) throws IOException {
    String data = edge.contains("data:") ? "" : "data: '%s', ".formatted(folder.resolve("edge"));
    String port = edge.contains("port:") ? "" : ", http: {port: 0}";
    String yaml = "edge: {%s%s%s}\n".formatted(data, edge, port);
    return new String[] {"serve", "--config", config("kafka: {bootstrap: '127.0.0.1:1'}\n", yaml)};
  }

  private String config(String head, String yaml) throws IOException {
    String text = yaml.startsWith("{") ? yaml : head + yaml;
    return Files.writeString(folder.resolve("freshet.yaml"), text).toString();
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }
}
