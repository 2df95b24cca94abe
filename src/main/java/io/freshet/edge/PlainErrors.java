package io.freshet.edge;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before a request reaches us: answered as all else, with nothing inside. */
final class PlainErrors extends ErrorHandler {
  /** A sentence for whoever sent what is answered with the status. */
  static String sentence(int status) {
    return switch (status) {
      case 400 -> "the request is malformed: its line, path, query or headers are not proper HTTP";
      case 404 -> "there is nothing at this path; GET /openapi lists what is";
      case 405 -> "this path does not take this method";
      case 408 -> "the request did not arrive in time";
      case 413 -> "the body is too large";
      case 414 -> "the path and query are too long";
      case 417 -> "this edge meets no such expectation";
      case 426, 505 -> "this edge speaks HTTP/1.1";
      case 431 -> "the headers are too large";
      default -> "the request cannot be answered";
    };
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    SecurityHeaders.ALL.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    byte[] body = Json.write(new Reply.Failure(sentence(code)));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
