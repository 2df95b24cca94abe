package io.freshet.dataset;

import io.freshet.data.InteractionLog;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The text format of the SASRec line of papers: {@code user item} on each line, in time order
 * inside each user, without times. Plain or gzipped, told apart by the first bytes.
 *
 * @param name what the log is called
 * @param licenceNote what the licence of the data asks
 */
public record SasRecText(String name, String licenceNote) {
  private static final int GZIP_MAGIC = 0x1f8b;

  /**
   * @throws IOException naming file and line when a line does not hold exactly two words
   */
  public InteractionLog read(Path file) throws IOException {
    InteractionLog.Builder log = InteractionLog.builder(name).licenceNote(licenceNote);
    long line = 0;
    try (BufferedReader lines = open(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          add(log, text, file, line);
        }
      }
    } catch (MalformedInputException e) {
      throw new IOException(
          "cannot read %s after line %d: the bytes are not UTF-8 text".formatted(file, line), e);
    }
    if (line == 0) {
      throw new IOException("cannot read interactions from %s: the file is empty".formatted(file));
    }
    return log.build();
  }

  private static void add(InteractionLog.Builder log, String text, Path file, long line)
      throws IOException {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 2) {
      throw new IOException(
          "cannot read %s:%d: expected `user item`, found %d words in \"%s\""
              .formatted(file, line, words.length, shortened(text)));
    }
    log.add(words[0], words[1]);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    return new BufferedReader(
        new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
