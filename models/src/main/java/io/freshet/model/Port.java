package io.freshet.model;

import java.util.List;

/**
 * One input or output of a graph.
 *
 * @param role what it means: {@code items}, {@code k}, {@code mask}, {@code top_items}, {@code
 *     top_scores}, {@code scores}, {@code state} or {@code new_items}; of an encoder {@code
 *     pictures} or {@code vectors}
 * @param name what the graph calls it
 * @param type element type: {@code int64}, {@code int32} or {@code float32}
 * @param axes names of the axes, or numbers where an axis is fixed
 */
public record Port(String role, String name, String type, List<String> axes) {
  public static final String ITEMS = "items";
  public static final String MASK = "mask";
  public static final String K = "k";
  public static final String TOP_ITEMS = "top_items";
  public static final String TOP_SCORES = "top_scores";
  public static final String SCORES = "scores";
  public static final String STATE = "state";
  public static final String PICTURES = "pictures";
  public static final String VECTORS = "vectors";
  public static final String NEW_ITEMS = "new_items";

  public Port {
    axes = List.copyOf(axes);
  }
}
