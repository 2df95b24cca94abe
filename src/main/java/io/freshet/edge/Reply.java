package io.freshet.edge;

import io.javalin.http.Context;

/** Answers as JSON that no cache keeps. */
final class Reply {
  private Reply() {}

  /** What every problem is answered with. */
  record Failure(String error) {}

  static void json(Context request, int status, Object body) {
    request.status(status).contentType("application/json").result(Json.write(body));
  }

  static void failure(Context request, int status, String sentence) {
    json(request, status, new Failure(sentence));
  }
}
