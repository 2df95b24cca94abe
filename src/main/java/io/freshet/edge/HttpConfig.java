package io.freshet.edge;

import io.freshet.config.ConfigReader;

/**
 * The border to HTTP.
 *
 * @param host loopback by default: who opens it to a network also sets a key
 * @param port 0 takes a free one
 * @param apiKey asked of every request but health, metrics and the page itself; empty asks nobody
 * @param maxRequestBytes larger bodies are answered with 413
 * @param maxBatch events or exposures in one request
 * @param requestsPerSecond of one client address, with a burst of as many; 0 is no limit
 */
public record HttpConfig(
    String host,
    int port,
    String apiKey,
    long maxRequestBytes,
    int maxBatch,
    int requestsPerSecond) {

  static final int SHORTEST_KEY = 16;

  public HttpConfig {
    if (!apiKey.isEmpty() && apiKey.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "the API key has %d characters, expected at least %d"
              .formatted(apiKey.length(), SHORTEST_KEY));
    }
  }

  public static HttpConfig onLoopback(int port) {
    return new HttpConfig("127.0.0.1", port, "", 1 << 20, 1000, 0);
  }

  static HttpConfig read(ConfigReader reader) {
    String key =
        reader.about("Asked of every request but health and metrics.").string("api-key", "");
    if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
      reader.problem(
          "api-key",
          "has %d characters, expected at least %d".formatted(key.length(), SHORTEST_KEY));
      key = "";
    }
    return new HttpConfig(
        reader
            .about("Loopback by default; set a key before opening it.")
            .string("host", "127.0.0.1"),
        reader.about("0 takes a free port.").integer("port", 8080, 0, 65535),
        key,
        Math.max(1024, reader.about("Larger bodies are refused.").bytes("max-request", 1 << 20)),
        reader.about("Events or exposures in one request.").integer("max-batch", 1000, 1, 100_000),
        reader
            .about("Of one client address, a proxy too; 0 is no limit.")
            .integer("requests-per-second", 10_000, 0, 1_000_000));
  }
}
