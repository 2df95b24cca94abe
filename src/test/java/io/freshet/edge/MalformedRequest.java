package io.freshet.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A request with something wrong in its line, its path, its headers or its body. */
final class MalformedRequest {
  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "TRACE", "BREW", "", "get", "G\0T");
  private static final List<String> PATHS =
      List.of(
          "/v1/events",
          "/v1/exposures",
          "/v1/users/ann/recommendations",
          "/v1/users/ann/explain",
          "/v1/users/ann",
          "/v1/users",
          "/v1/stats",
          "/metrics",
          "/",
          "/openapi",
          "//",
          "/..%2f..%2fetc/passwd",
          "/v1/users/%00/explain",
          "/v1/users/%ff%fe/explain",
          "/v1/users/%zz/explain",
          "/v1/users/%/explain",
          "/v1/users/../../explain",
          "/v1/users/;a=b/explain",
          "/v1/users/ann/recommendations?n=-1",
          "/v1/users/ann/recommendations?n=99999999999999999999",
          "/v1/users/ann/recommendations?n=%",
          "/v1/users/ann/recommendations?&&==&n",
          "/v1/users/ann/recommendations?surface=<script>",
          "/v1/users?prefix=%ff",
          "*",
          "http://elsewhere.example/v1/events");
  private static final List<String> PROTOCOLS =
      List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "", "SPDY");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: application/json; charset=nonsense",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: application/x-www-form-urlencoded",
          "Accept: text/html",
          "Accept-Encoding: gzip;q=nonsense, \u00ff",
          "Authorization: Basic !!!",
          "Authorization: Bearer",
          "Cookie: ====;;;\u0001",
          "X-HTTP-Method-Override: DELETE",
          "Expect: 100-continue",
          "Range: bytes=9-1",
          "If-Modified-Since: yesterday",
          "no colon",
          ": no name",
          "X: " + "y".repeat(9000),
          "Upgrade: websocket",
          "Host: twice.example");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[[[[[[[[[[[[[[[[",
          "null",
          "1e999999999",
          "\"\\ud800\"",
          "{\"events\":null}",
          "{\"events\":{}}",
          "[null,1,\"a\",[]]",
          "{\"user_id\":\"\\ud800\",\"item_id\":\"a\"}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"at\":9e99}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"at\":9223372036854775807}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"at\":-9223372036854775808}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"at\":\"+999999999-12-31T00:00:00Z\"}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"value\":\"NaN\"}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"value\":1e400}",
          "{\"user_id\":\"a\",\"item_id\":\"b\",\"attributes\":[1]}",
          "{\"user_id\":{\"$gt\":\"\"},\"item_id\":\"b\"}",
          "{\"user_id\":\"" + "u".repeat(5000) + "\",\"item_id\":\"b\"}",
          "{\"user_id\":\"a\",\"recommendation_id\":\"a/1/1\",\"items\":[\"x\"],\"positions\":[1,2]}",
          "{\"user_id\":\"a\",\"recommendation_id\":\"\",\"items\":[]}",
          "\ufeff{}");

  private MalformedRequest() {}

  static byte[] next(Random random) {
    byte[] body = body(random);
    StringBuilder head = new StringBuilder();
    head.append(method(random)).append(' ').append(one(PATHS, random)).append(' ');
    head.append(one(PROTOCOLS, random)).append("\r\n");
    if (random.nextInt(10) > 0) {
      head.append("Host: 127.0.0.1\r\n");
    }
    head.append("Connection: close\r\n");
    if (random.nextInt(3) > 0) {
      head.append("Content-Type: application/json\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(one(HEADERS, random)).append("\r\n");
    }
    head.append(length(body, random)).append("\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(ISO_8859_1));
    request.writeBytes(body);
    return random.nextInt(8) == 0 ? broken(request.toByteArray(), random) : request.toByteArray();
  }

  private static String method(Random random) {
    return random.nextBoolean() ? "POST" : one(METHODS, random);
  }

  private static byte[] body(Random random) {
    byte[] body = one(BODIES, random).getBytes(UTF_8);
    return random.nextInt(4) == 0 ? broken(body, random) : body;
  }

  private static String length(byte[] body, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "Content-Length: " + (body.length + 5) + "\r\n";
      case 1 -> "Content-Length: -1\r\n";
      case 2 -> "Content-Length: 99999999999999\r\n";
      case 3 -> "Transfer-Encoding: chunked\r\n";
      default -> "Content-Length: " + body.length + "\r\n";
    };
  }

  /** A few bytes changed, or the end cut off. */
  private static byte[] broken(byte[] bytes, Random random) {
    byte[] broken = bytes.clone();
    for (int i = 0; broken.length > 0 && i < 3; i++) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean() ? broken : Arrays.copyOf(broken, random.nextInt(broken.length + 1));
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
