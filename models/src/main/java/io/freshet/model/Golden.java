package io.freshet.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs with the outputs that a graph must give for them, drawn from a seed and never from users.
 *
 * @param seed the inputs were drawn from
 * @param cases one batch each
 */
public record Golden(long seed, List<Case> cases) {
  /** The file of a package that holds them. */
  public static final String FILE = PackageFiles.GOLDEN;

  private static final int MOST_ROWS = 1024;

  /**
   * One batch and its answer.
   *
   * @param rows B
   * @param length L
   * @param items (B, L) as a scorer takes them
   * @param k asked for
   * @param topItems (B, k)
   * @param topScores (B, k)
   */
  public record Case(int rows, int length, long[] items, int k, int[] topItems, float[] topScores) {
    public Case {
      if (items.length != rows * length
          || topItems.length != rows * k
          || topScores.length != rows * k) {
        throw new IllegalArgumentException(
            "a golden case of %d x %d for %d items has %d items in, %d out and %d scores"
                .formatted(rows, length, k, items.length, topItems.length, topScores.length));
      }
    }
  }

  public Golden {
    cases = List.copyOf(cases);
  }

  static Golden parse(byte[] bytes, String where) throws BadModelPackage {
    JsonFields fields = JsonFields.of(where, ManifestJson.parse(bytes, where));
    long seed = fields.longInteger("seed");
    List<Case> cases = new ArrayList<>();
    for (JsonFields each : fields.objects("cases")) {
      cases.add(parse(each));
    }
    fields.finish();
    if (cases.isEmpty()) {
      throw new BadModelPackage("%s has no cases, expected at least one".formatted(where));
    }
    return new Golden(seed, cases);
  }

  private static Case parse(JsonFields fields) throws BadModelPackage {
    List<Long> items = fields.longs("items");
    List<Long> topItems = fields.longs("topItems");
    List<Double> topScores = fields.numbers("topScores");
    float[] scores = new float[topScores.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = topScores.get(i).floatValue();
    }
    try {
      Case parsed =
          new Case(
              fields.integer("rows", 1, MOST_ROWS),
              fields.integer("length", 1, ManifestJson.LONGEST),
              items.stream().mapToLong(Long::longValue).toArray(),
              fields.integer("k", 1, ManifestJson.MOST_ITEMS),
              topItems.stream().mapToInt(Long::intValue).toArray(),
              scores);
      fields.finish();
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new BadModelPackage("%s: %s".formatted(fields.where(), e.getMessage()), e);
    }
  }

  /** As {@link #FILE} holds it. */
  public byte[] toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seed", seed);
    ArrayNode array = node.putArray("cases");
    for (Case each : cases) {
      ObjectNode written = array.addObject();
      written.put("rows", each.rows());
      written.put("length", each.length());
      written.put("k", each.k());
      ArrayNode items = written.putArray("items");
      ArrayNode topItems = written.putArray("topItems");
      ArrayNode topScores = written.putArray("topScores");
      for (long item : each.items()) {
        items.add(item);
      }
      for (int i = 0; i < each.topItems().length; i++) {
        topItems.add(each.topItems()[i]);
        topScores.add(each.topScores()[i]);
      }
    }
    return ManifestJson.print(node);
  }
}
