package io.freshet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.data.InteractionLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SasRecTextTest {
  private final SasRecText reader = new SasRecText("toy", "free");
  @TempDir Path folder;

  @Test
  void readsPlainAndGzippedTextAlike() throws IOException {
    byte[] text = "1 10\n1 20\n\n2\t10\n".getBytes(StandardCharsets.UTF_8);
    Path plain = Files.write(folder.resolve("toy.txt"), text);
    Path zipped = folder.resolve("toy.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(text);
    }

    InteractionLog log = reader.read(plain);

    assertThat(log.itemsByUser()).isDeepEqualTo(new int[][] {{0, 1}, {0}});
    assertThat(log.timed()).isFalse();
    assertThat(reader.read(zipped).sha256()).isEqualTo(log.sha256());
  }

  @Test
  void namesFileAndLineOfWhatItCannotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.txt"), "1 10\n1 20 5\n");

    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot read " + file + ":2: expected `user item`, found 3 words in \"1 20 5\"");
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.txt"), "");

    assertThatThrownBy(() -> reader.read(file))
        .hasMessage("cannot read interactions from " + file + ": the file is empty");
  }

  @Test
  void saysThatBytesAreNotText() throws IOException {
    Path file = Files.write(folder.resolve("bytes.txt"), new byte[] {'1', ' ', (byte) 0xff, 10});

    assertThatThrownBy(() -> reader.read(file))
        .hasMessageEndingWith("the bytes are not UTF-8 text");
  }
}
