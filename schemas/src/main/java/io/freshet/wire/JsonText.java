package io.freshet.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Bytes that are one JSON object in UTF-8, without a name twice and with nothing behind it. */
public final class JsonText {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private JsonText() {}

  /**
   * @param what named in the problem
   */
  public static JsonNode object(byte[] bytes, String what) throws BadRecord {
    // Read as text first: from bytes Jackson would also guess UTF-16 and UTF-32.
    String text =
        StrictUtf8.read(bytes)
            .orElseThrow(
                () ->
                    new BadRecord(
                        Reason.INVALID_UTF8, "%s: %s".formatted(what, FirstBytes.of(bytes))));
    try {
      JsonNode root = READER.readTree(text);
      if (root.isMissingNode()) {
        throw new BadRecord(Reason.TRUNCATED, what + ": no bytes, expected a JSON object");
      }
      if (root.isObject()) {
        return root;
      }
      throw new BadRecord(
          Reason.WRONG_TYPE, "%s: found %s, expected a JSON object".formatted(what, kind(root)));
    } catch (JsonEOFException e) {
      throw new BadRecord(Reason.TRUNCATED, what + ": the JSON ends too early");
    } catch (JsonProcessingException e) {
      throw new BadRecord(
          Reason.MALFORMED_JSON, "%s: not JSON: %s".formatted(what, e.getOriginalMessage()));
    }
  }

  /** What was found, for people: the kind of a node and its first characters. */
  public static String kind(JsonNode node) {
    String text = node.toString();
    return switch (node.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case OBJECT, POJO -> "an object";
      case ARRAY -> "an array";
      case STRING, BINARY -> "text " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
      case NUMBER -> "number " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
      case BOOLEAN -> text;
    };
  }
}
