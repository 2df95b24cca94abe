package io.freshet.score;

import io.freshet.onnx.AttributeProto;
import io.freshet.onnx.GraphProto;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.NodeProto;
import io.freshet.onnx.TensorProto;
import java.util.Random;

/** Graphs that parse and lie: other sizes, types, operators, attributes, edges. */
final class GraphMutation {
  private static final long[] SIZES = {0, -1, 1, 3, 7, 1 << 20, 1L << 40, Long.MAX_VALUE};

  private final Random random;
  private final GraphProto.Builder graph;

  private GraphMutation(Random random, GraphProto.Builder graph) {
    this.random = random;
    this.graph = graph;
  }

  static byte[] of(byte[] original, Random random) throws Exception {
    ModelProto.Builder model = ModelProto.parseFrom(original).toBuilder();
    GraphMutation mutation = new GraphMutation(random, model.getGraphBuilder());
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      mutation.change();
    }
    if (random.nextInt(20) == 0) {
      model.getOpsetImportBuilder(0).setVersion(random.nextInt(40));
    }
    return model.build().toByteArray();
  }

  private void change() {
    switch (random.nextInt(10)) {
      case 0 -> tensor().setDims(0, size());
      case 1 -> tensor().setDataType(random.nextInt(24));
      case 2 -> cutTensor();
      case 3 -> node().setOpType(node().getOpType());
      case 4 -> node().setDomain(random.nextBoolean() ? "" : "com.microsoft");
      case 5, 6 -> changeAttribute();
      case 7 -> reconnect();
      case 8 -> graph.removeNode(random.nextInt(graph.getNodeCount()));
      default -> graph.addNode(random.nextInt(graph.getNodeCount()), node().build());
    }
  }

  private void cutTensor() {
    TensorProto.Builder tensor = tensor();
    tensor.setRawData(tensor.getRawData().substring(random.nextInt(tensor.getRawData().size())));
  }

  private void changeAttribute() {
    NodeProto.Builder node = node();
    if (node.getAttributeCount() == 0) {
      return;
    }
    AttributeProto.Builder attribute =
        node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
    switch (attribute.getType()) {
      case INT -> attribute.setI(size());
      case FLOAT -> attribute.setF(random.nextBoolean() ? Float.NaN : random.nextFloat());
      case INTS -> attribute.addInts(size());
      default -> node.removeAttribute(random.nextInt(node.getAttributeCount()));
    }
  }

  /** An input of one node becomes any value of the graph. */
  private void reconnect() {
    NodeProto.Builder node = node();
    NodeProto.Builder other = node();
    if (node.getInputCount() > 0 && other.getInputCount() > 0) {
      String name =
          random.nextBoolean()
              ? other.getOutput(0)
              : other.getInput(random.nextInt(other.getInputCount()));
      node.setInput(random.nextInt(node.getInputCount()), name);
    }
  }

  private long size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  private NodeProto.Builder node() {
    return graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
  }

  /** One with a size and content; the graph has many. */
  private TensorProto.Builder tensor() {
    TensorProto.Builder tensor;
    do {
      tensor = graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
    } while (tensor.getDimsCount() == 0 || tensor.getRawData().isEmpty());
    return tensor;
  }
}
