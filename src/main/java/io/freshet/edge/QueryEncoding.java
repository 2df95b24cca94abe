package io.freshet.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Refuses queries that are not percent-encoded UTF-8; the server would guess what they mean. */
final class QueryEncoding {
  private QueryEncoding() {}

  static void check(@Nullable String query) {
    if (query != null && query.indexOf('%') >= 0 && !isUtf8(query)) {
      throw Problem.badRequest("the query is not percent-encoded UTF-8");
    }
  }

  private static boolean isUtf8(String query) {
    try {
      // Latin-1 makes of each encoded byte the character of its number, and back.
      byte[] bytes = URLDecoder.decode(query, ISO_8859_1).getBytes(ISO_8859_1);
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return false;
    }
  }
}
