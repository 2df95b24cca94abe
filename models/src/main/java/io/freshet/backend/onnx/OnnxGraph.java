package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array;
import io.freshet.onnx.GraphProto;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.NodeProto;
import io.freshet.onnx.OperatorSetIdProto;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in the making: nodes in the order of computation, stored tensors only once. */
public final class OnnxGraph {
  static final String MICROSOFT = "com.microsoft";

  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, OnnxValue> stored = new LinkedHashMap<>();
  private final Map<Content, String> storedByContent = new HashMap<>();
  private final Map<OnnxValue, String> storedNames = new HashMap<>();
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<String, String> outputNames = new HashMap<>();
  private int made;

  /**
   * @param axes numbers for sizes that are fixed, names for those that are not
   */
  public OnnxValue input(String name, Array.Type type, String... axes) {
    graph.addInput(OnnxTensors.declared(name, type, List.of(axes)));
    return new OnnxValue.Computed(name, type, OnnxValue.Origin.PLAIN);
  }

  /** Gives a value to the caller of the graph. */
  public void output(String name, OnnxValue value, String... axes) {
    OnnxValue computed = value;
    if (value.known() || outputNames.containsKey(name(value))) {
      computed = new OnnxNode(this, "Identity").reads(value).gives(value.type());
    }
    outputNames.put(name(computed), name);
    graph.addOutput(OnnxTensors.declared(name, value.type(), List.of(axes)));
  }

  /** What nodes call a value; stores it when it is known and new. */
  String name(OnnxValue value) {
    if (value instanceof OnnxValue.Computed computed) {
      return computed.name();
    }
    if (value instanceof OnnxValue.Parameter parameter) {
      stored.putIfAbsent(parameter.path(), value);
      return parameter.path();
    }
    return storedNames.computeIfAbsent(value, this::storeOnce);
  }

  /** Blocks that share parameters share what is worked out of them. */
  private record Content(Array.Type type, IntBuffer shape, DoubleBuffer data) {
    static Content of(Array array) {
      return new Content(
          array.type(), IntBuffer.wrap(array.shape()), DoubleBuffer.wrap(array.data()));
    }
  }

  private String storeOnce(OnnxValue value) {
    return storedByContent.computeIfAbsent(
        Content.of(value.array()),
        key -> {
          String name = freshName("constant");
          stored.put(name, value);
          return name;
        });
  }

  String freshName(String stem) {
    made++;
    return stem + "_" + made;
  }

  void add(NodeProto node) {
    nodes.add(node);
  }

  /** The whole model; what no output needs is left out. */
  public ModelProto model(long opset) {
    Set<String> needed = new HashSet<>(outputNames.keySet());
    Deque<NodeProto> kept = new ArrayDeque<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (!Collections.disjoint(nodes.get(i).getOutputList(), needed)) {
        needed.addAll(nodes.get(i).getInputList());
        kept.addFirst(renamed(nodes.get(i)));
      }
    }
    graph.setName("freshet").addAllNode(kept);
    stored.forEach(
        (name, value) -> {
          if (needed.contains(name)) {
            graph.addInitializer(OnnxTensors.tensor(name, value));
          }
        });
    return ModelProto.newBuilder()
        .setIrVersion(10)
        .setProducerName("freshet")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
        .setGraph(graph)
        .build();
  }

  private NodeProto renamed(NodeProto node) {
    NodeProto.Builder builder = node.toBuilder();
    for (int i = 0; i < node.getOutputCount(); i++) {
      builder.setOutput(i, outputNames.getOrDefault(node.getOutput(i), node.getOutput(i)));
    }
    for (int i = 0; i < node.getInputCount(); i++) {
      builder.setInput(i, outputNames.getOrDefault(node.getInput(i), node.getInput(i)));
    }
    return builder.build();
  }
}
