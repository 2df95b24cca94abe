package io.freshet.edge;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** One of the files of the page, from the jar, held in memory. */
final class StaticFile implements Handler {
  private static final String FOLDER = "/io/freshet/edge/";

  private final byte[] content;
  private final String contentType;

  StaticFile(String name, String contentType) {
    this.contentType = contentType;
    try (InputStream in = StaticFile.class.getResourceAsStream(FOLDER + name)) {
      content = Objects.requireNonNull(in, () -> "not in the jar: " + FOLDER + name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }

  @Override
  public void handle(Context request) {
    request.contentType(contentType).result(content);
  }
}
