package io.freshet.edge;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Bodies of requests, as JSON in UTF-8. One that is there when its request is needs no leave. Who
 * sends it later holds a thread meanwhile: so many may do so at once, and not for long, so that the
 * others are answered.
 */
final class Bodies {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final int READ_AT_ONCE = 96;
  private static final long MOST_WAIT_MILLIS = 500;
  private static final int CHUNK_BYTES = 8 * 1024;
  private static final Pattern JSON_IN_UTF8 =
      Pattern.compile(
          "application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private final long mostBytes;
  private final Semaphore reading = new Semaphore(READ_AT_ONCE);

  Bodies(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  byte[] read(Context request) {
    // Not contentType(): that one fails on a charset it does not know.
    String type = request.header("Content-Type");
    if (type == null || !JSON_IN_UTF8.matcher(type).matches()) {
      // Also what keeps a page of another origin from posting here without asking first.
      throw new Problem(415, "the content type must be application/json, in UTF-8");
    }
    long length = request.req().getContentLengthLong();
    if (length > mostBytes) {
      throw tooLarge();
    }
    try (InputStream in = request.bodyInputStream()) {
      boolean isThere = length >= 0 && in.available() >= length;
      return isThere ? in.readNBytes((int) length) : readInTurn(request, in);
    } catch (IOException e) {
      throw Problem.badRequest("the body ended early");
    }
  }

  private byte[] readInTurn(Context request, InputStream in) throws IOException {
    if (!mayRead()) {
      request.header("Retry-After", "1");
      throw new Problem(503, "too many bodies are arriving at once, try again later");
    }
    try {
      return readAll(in);
    } finally {
      reading.release();
    }
  }

  private boolean mayRead() {
    try {
      return reading.tryAcquire(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] readAll(InputStream in) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      body.write(chunk, 0, read);
      if (body.size() > mostBytes) {
        throw tooLarge();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new Problem(
            408, "the body did not arrive within %d s".formatted(PATIENCE.toSeconds()));
      }
    }
    return body.toByteArray();
  }

  private Problem tooLarge() {
    return new Problem(413, "the body is above %d bytes".formatted(mostBytes));
  }
}
