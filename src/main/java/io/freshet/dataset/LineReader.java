package io.freshet.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads text files line by line, plain or gzipped (told apart by the first bytes). */
final class LineReader {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int LONGEST_QUOTE = 80;

  private LineReader() {}

  /** Takes a line that is not blank. */
  interface LineSink {
    /**
     * @throws BadLine when the line is not what the format holds
     */
    void take(String line) throws BadLine;
  }

  /** Gives every line to the format; blank lines are passed over. */
  static ReadSummary read(Path file, Charset charset, LineFormat format, Consumer<Interaction> sink)
      throws IOException {
    Rows rows = new Rows(sink);
    long lines = read(file, charset, line -> format.read(line, rows));
    if (rows.count() == 0) {
      throw new BadDataset(
          "cannot read interactions from %s: found none in %d lines".formatted(file, lines));
    }
    return new ReadSummary(lines, rows.count(), rows.dropped());
  }

  /** Gives every line that is not blank to the sink, and returns how many there are in all. */
  static long read(Path file, Charset charset, LineSink sink) throws IOException {
    long number = 0;
    try (BufferedReader lines = open(file, charset)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          take(sink, line, new Place(file, number));
        }
      }
      return number;
    } catch (MalformedInputException e) {
      throw new BadDataset(
          "cannot read %s:%d: found bytes that are not %s text"
              .formatted(file, number + 1, charset),
          e);
    } catch (EOFException | ZipException e) {
      throw new BadDataset(
          "cannot read %s:%d: the gzip stream is damaged or cut short (%s)"
              .formatted(file, number + 1, e.getMessage()),
          e);
    }
  }

  /** The first line that is not blank, or an empty string. */
  static String firstLine(Path file, Charset charset) throws IOException {
    try (BufferedReader lines = open(file, charset)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          return line;
        }
      }
      return "";
    }
  }

  private record Place(Path file, long line) {}

  private static void take(LineSink sink, String line, Place place) throws BadDataset {
    try {
      sink.take(line);
    } catch (BadLine e) {
      throw new BadDataset(
          "cannot read %s:%d: found \"%s\", expected %s"
              .formatted(place.file(), place.line(), shortened(line), e.expected()));
    }
  }

  private static BufferedReader open(Path file, Charset charset) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadDataset("cannot read %s: %s".formatted(file, whatStandsThere(file)));
    }
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    return new BufferedReader(new InputStreamReader(plain, charset.newDecoder()), 1 << 16);
  }

  private static String whatStandsThere(Path file) {
    if (Files.isDirectory(file)) {
      return "found a folder, expected a file";
    }
    return Files.exists(file) ? "it is no regular file" : "there is no such file";
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
