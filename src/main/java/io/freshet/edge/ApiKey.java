package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The key a request must show, as {@code Authorization: Bearer …} or {@code X-Api-Key}. */
final class ApiKey {
  private static final String BEARER = "Bearer ";

  private final boolean asked;
  private final byte[] digest;

  ApiKey(String key) {
    this.asked = !key.isEmpty();
    this.digest = digest(key);
  }

  void check(Context request) {
    if (asked && !MessageDigest.isEqual(digest, digest(shown(request)))) {
      request.header("WWW-Authenticate", "Bearer");
      throw new Problem(401, "show the API key: Authorization: Bearer <key>, or X-Api-Key: <key>");
    }
  }

  private static String shown(Context request) {
    String header = request.header("Authorization");
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length()).strip();
    }
    String key = request.header("X-Api-Key");
    return key == null ? "" : key;
  }

  /** Digests have one length, so that comparing them tells nothing about that of the key. */
  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
