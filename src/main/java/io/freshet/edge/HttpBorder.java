package io.freshet.edge;

import io.freshet.config.Unusable;
import io.freshet.store.UnwritableStore;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server around the routes: limits, keys, headers, and one answer for every failure. */
final class HttpBorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpBorder.class);

  /** As many as may wait for a body and for Kafka, and some that answer the others. */
  private static final int THREADS = Bodies.READ_AT_ONCE + Outbox.WAITING_REQUESTS + 64;

  private static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE_MILLIS = Bodies.PATIENCE.toMillis();
  private static final long STOP_MILLIS = 5_000;

  private final Javalin server;

  private HttpBorder(Javalin server) {
    this.server = server;
  }

  static HttpBorder start(HttpConfig http, List<Route> routes, EdgeMetrics metrics) {
    ApiKey key = new ApiKey(http.apiKey());
    RateLimit limit = new RateLimit(http.requestsPerSecond(), System::nanoTime);
    OwnNames names = OwnNames.of(http);
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, http);
              config.routes.before(request -> admit(request, names, limit));
              for (Route route : routes) {
                config.routes.addHttpHandler(
                    route.method(),
                    route.path(),
                    request -> {
                      switch (route.access()) {
                        case OPEN -> {}
                        case KEY -> key.check(request);
                      }
                      route.handler().handle(request);
                    });
              }
              mapFailures(config);
              config.requestLogger.http(
                  (request, millis) -> measure(request, millis / 1000.0, metrics));
            });
    try {
      server.start(http.host(), http.port());
    } catch (RuntimeException e) {
      throw new Unusable(
          "cannot listen on %s:%d: %s".formatted(http.host(), http.port(), reason(e)), e);
    }
    return new HttpBorder(server);
  }

  private static void configure(JavalinConfig config, HttpConfig http) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("freshet-http");
    config.jetty.threadPool = threads;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = http.maxRequestBytes();
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(
        jetty -> {
          jetty.setRequestHeaderSize(HEADER_BYTES);
          jetty.setSendServerVersion(false);
          jetty.setIdleTimeout(IDLE_MILLIS);
        });
    config.jetty.modifyServer(
        jetty -> {
          jetty.setStopTimeout(STOP_MILLIS);
          jetty.setErrorHandler(new PlainErrors());
        });
  }

  /** Runs before every request, also those no route matches. */
  private static void admit(Context request, OwnNames names, RateLimit limit) {
    SecurityHeaders.add(request);
    if (!names.admit(request.header("Host"))) {
      throw new Problem(421, "this edge answers to localhost only");
    }
    if (!limit.admits(request.req().getRemoteAddr())) {
      request.header("Retry-After", "1");
      throw new Problem(429, "too many requests from this address");
    }
    QueryEncoding.check(request.queryString());
  }

  private static void mapFailures(JavalinConfig config) {
    config.routes.exception(
        Problem.class, (e, request) -> Reply.failure(request, e.status(), e.sentence()));
    config.routes.exception(
        HttpResponseException.class,
        (e, request) -> {
          String allowed = e.getDetails().get("availableMethods");
          if (allowed != null) {
            request.header("Allow", allowed);
          }
          Reply.failure(request, e.getStatus(), PlainErrors.sentence(e.getStatus()));
        });
    config.routes.exception(
        UnsupportedCharsetException.class,
        (e, request) -> Reply.failure(request, 415, "write in UTF-8"));
    config.routes.exception(
        IllegalCharsetNameException.class,
        (e, request) -> Reply.failure(request, 415, "write in UTF-8"));
    config.routes.exception(
        UnwritableStore.class,
        (e, request) -> {
          LOG.warn("{} {}: {}", request.method(), request.endpoint().path, e.getMessage());
          Reply.failure(request, 503, "the read store cannot be written now; try again later");
        });
    config.routes.exception(
        Exception.class,
        (e, request) -> {
          LOG.error("{} {} failed", request.method(), request.endpoint().path, e);
          Reply.failure(request, 500, "the edge failed to answer; its log says why");
        });
  }

  private static void measure(Context request, double seconds, EdgeMetrics metrics) {
    String route = request.endpoint().path;
    boolean known = !route.isEmpty() && !route.equals("*");
    metrics.answered(
        known ? request.endpoint().method.name() : "other",
        known ? route : "other",
        request.statusCode(),
        seconds);
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof UnresolvedAddressException
        ? "no host has this name"
        : String.valueOf(cause.getMessage());
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (JavalinException e) {
      LOG.warn("some requests did not end within {} ms and were cut off", STOP_MILLIS);
    }
  }
}
