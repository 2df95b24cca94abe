package io.freshet.edge;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Locale;

/**
 * One thing the edge answers.
 *
 * @param path with parameters in braces, as in the OpenAPI document
 */
record Route(HandlerType method, String path, Access access, Handler handler) {
  /** Who may ask. */
  enum Access {
    /** Anybody: holds nothing about users. */
    OPEN,
    /** Who has the API key, when one is configured. */
    KEY
  }

  static Route open(HandlerType method, String path, Handler handler) {
    return new Route(method, path, Access.OPEN, handler);
  }

  static Route keyed(HandlerType method, String path, Handler handler) {
    return new Route(method, path, Access.KEY, handler);
  }

  /** As {@code get /v1/stats}. */
  @Override
  public String toString() {
    return method.name().toLowerCase(Locale.ROOT) + " " + path;
  }
}
