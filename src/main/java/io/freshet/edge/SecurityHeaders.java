package io.freshet.edge;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Headers of every answer. The page loads nothing from elsewhere and may not be framed. */
final class SecurityHeaders {
  private static final String POLICY = "Content-Security-Policy";

  static final Map<String, String> ALL =
      Map.of(
          POLICY,
          policy(List.of()),
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  private SecurityHeaders() {}

  private static String policy(List<String> hosts) {
    String more = hosts.stream().map(host -> " https://" + host).collect(Collectors.joining());
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        + more
        + "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /** Lets what is answered load pictures from these hosts, over https, besides from here. */
  static void allowPicturesFrom(List<String> hosts, Context request) {
    request.header(POLICY, policy(hosts));
  }

  static void add(Context request) {
    ALL.forEach(request::header);
  }
}
