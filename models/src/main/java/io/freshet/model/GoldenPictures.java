package io.freshet.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors that a graph must give for pictures drawn from a seed. The pictures are not stored: case
 * by case their values are {@link Random#nextFloat} of one {@link Random} of that seed, row by row.
 *
 * @param cases one batch each
 */
public record GoldenPictures(long seed, List<Case> cases) {
  /** The file of a package that holds them. */
  public static final String FILE = PackageFiles.GOLDEN;

  private static final int MOST_ROWS = 1024;

  /**
   * One batch and its answer.
   *
   * @param rows B
   * @param vectors (B, D)
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Case(int rows, float[] vectors) {}

  public GoldenPictures {
    cases = List.copyOf(cases);
  }

  /** The pictures of every case, in their order. */
  public static List<float[]> draw(long seed, List<Integer> rows, PictureInput reads) {
    Random random = new Random(seed);
    List<float[]> pictures = new ArrayList<>();
    for (int count : rows) {
      float[] values = new float[Math.multiplyExact(count, reads.values())];
      for (int at = 0; at < values.length; at++) {
        values[at] = random.nextFloat();
      }
      pictures.add(values);
    }
    return pictures;
  }

  static GoldenPictures parse(byte[] bytes, String where) throws BadModelPackage {
    JsonFields fields = JsonFields.of(where, ManifestJson.parse(bytes, where));
    long seed = fields.longInteger("seed");
    List<Case> cases = new ArrayList<>();
    for (JsonFields each : fields.objects("cases")) {
      int rows = each.integer("rows", 1, MOST_ROWS);
      List<Double> numbers = each.numbers("vectors");
      float[] vectors = new float[numbers.size()];
      for (int at = 0; at < vectors.length; at++) {
        vectors[at] = numbers.get(at).floatValue();
      }
      each.finish();
      cases.add(new Case(rows, vectors));
    }
    fields.finish();
    if (cases.isEmpty()) {
      throw new BadModelPackage("%s has no cases, expected at least one".formatted(where));
    }
    return new GoldenPictures(seed, cases);
  }

  /** As {@link #FILE} holds them. */
  public byte[] toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seed", seed);
    ArrayNode array = node.putArray("cases");
    for (Case each : cases) {
      ObjectNode written = array.addObject();
      written.put("rows", each.rows());
      ArrayNode vectors = written.putArray("vectors");
      for (float value : each.vectors()) {
        vectors.add(value);
      }
    }
    return ManifestJson.print(node);
  }
}
