package io.freshet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to feed a graph and read it.
 *
 * @param output what it returns
 * @param inputs with their roles
 * @param outputs with their roles
 * @param maxLength L, the longest sequence it takes
 * @param opset of the standard domain, 0 when not declared
 * @param emission how it was written: {@code fused}, {@code portable}, {@code primitive} or {@code
 *     foreign}
 */
public record GraphContract(
    OutputKind output,
    List<Port> inputs,
    List<Port> outputs,
    int maxLength,
    int opset,
    String emission) {

  public GraphContract {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The convention of our own exports: items (B, L) and k in, top_items and top_scores out. */
  public static GraphContract topK(int maxLength, int opset, String emission) {
    return new GraphContract(
        OutputKind.TOP_K,
        List.of(
            new Port(Port.ITEMS, "items", "int64", List.of("batch", "length")),
            new Port(Port.K, "k", "int64", List.of("1"))),
        List.of(
            new Port(Port.TOP_ITEMS, "top_items", "int64", List.of("batch", "k")),
            new Port(Port.TOP_SCORES, "top_scores", "float32", List.of("batch", "k"))),
        maxLength,
        opset,
        emission);
  }

  /**
   * With new items going in.
   *
   * @param width D, of a vector; a row has a bias besides
   */
  public GraphContract growing(int width) {
    List<Port> taken = new ArrayList<>(inputs);
    taken.add(
        new Port(
            Port.NEW_ITEMS, "new_items", "float32", List.of("new", Integer.toString(width + 1))));
    return new GraphContract(output, taken, outputs, maxLength, opset, emission);
  }

  public Optional<Port> input(String role) {
    return inputs.stream().filter(port -> port.role().equals(role)).findFirst();
  }

  public Optional<Port> output(String role) {
    return outputs.stream().filter(port -> port.role().equals(role)).findFirst();
  }
}
