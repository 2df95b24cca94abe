package io.freshet.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A vocabulary on disk: {@code vocabulary.txt} with one id a line, or {@code vocabulary.json} with
 * an array of strings, for ids that hold line breaks. The first id has index 1.
 */
final class VocabularyFile {
  private VocabularyFile() {}

  static String name(PackageFiles files) throws BadModelPackage {
    boolean lines = files.has(PackageFiles.VOCABULARY_LINES);
    boolean json = files.has(PackageFiles.VOCABULARY_JSON);
    if (lines == json) {
      throw new BadModelPackage(
          "%s holds %s, expected vocabulary.txt or vocabulary.json"
              .formatted(files.path(""), lines ? "two vocabularies" : "no vocabulary"));
    }
    return lines ? PackageFiles.VOCABULARY_LINES : PackageFiles.VOCABULARY_JSON;
  }

  static Vocabulary parse(byte[] bytes, String fileName, String where) throws BadModelPackage {
    List<String> ids =
        fileName.equals(PackageFiles.VOCABULARY_JSON) ? array(bytes, where) : lines(bytes, where);
    if (ids.isEmpty()) {
      throw new BadModelPackage("%s lists no item, expected at least one".formatted(where));
    }
    try {
      return new Vocabulary(ids);
    } catch (IllegalArgumentException e) {
      throw new BadModelPackage("%s cannot be used: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static List<String> lines(byte[] bytes, String where) throws BadModelPackage {
    List<String> ids = new ArrayList<>();
    String text = utf8(bytes, where);
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      if (to == from) {
        throw new BadModelPackage(
            "%s line %d is empty, expected an item id".formatted(where, ids.size() + 1));
      }
      ids.add(text.substring(from, to));
      from = to + 1;
    }
    return ids;
  }

  private static List<String> array(byte[] bytes, String where) throws BadModelPackage {
    List<String> ids = new ArrayList<>();
    JsonNode node = ManifestJson.parse(bytes, where);
    for (JsonNode id : node) {
      if (!node.isArray() || !id.isTextual() || id.asText().isEmpty()) {
        throw new BadModelPackage(
            "%s must be an array of item ids, found %s at position %d"
                .formatted(where, id, ids.size()));
      }
      ids.add(id.asText());
    }
    return ids;
  }

  private static String utf8(byte[] bytes, String where) throws BadModelPackage {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadModelPackage("%s is not UTF-8 text: %s".formatted(where, e), e);
    }
  }

  static String nameFor(Vocabulary vocabulary) {
    boolean breaks =
        vocabulary.itemIds().stream()
            .anyMatch(id -> id.indexOf('\n') >= 0 || id.indexOf('\r') >= 0);
    return breaks ? PackageFiles.VOCABULARY_JSON : PackageFiles.VOCABULARY_LINES;
  }

  static byte[] print(Vocabulary vocabulary) {
    if (nameFor(vocabulary).equals(PackageFiles.VOCABULARY_LINES)) {
      return (String.join("\n", vocabulary.itemIds()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    vocabulary.itemIds().forEach(array::add);
    return ManifestJson.print(array);
  }
}
