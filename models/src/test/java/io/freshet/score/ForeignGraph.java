package io.freshet.score;

import com.google.protobuf.ByteString;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.onnx.AttributeProto;
import io.freshet.onnx.GraphProto;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.NodeProto;
import io.freshet.onnx.OperatorSetIdProto;
import io.freshet.onnx.TensorProto;
import io.freshet.onnx.TensorShapeProto.Dimension;
import io.freshet.onnx.TypeProto;
import io.freshet.onnx.ValueInfoProto;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Consumer;

/** Graphs as other tools write them, made from one of ours. */
final class ForeignGraph {
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
  private static final int INT32 = TensorProto.DataType.INT32.getNumber();
  private static final int INT64 = TensorProto.DataType.INT64.getNumber();

  private final ModelProto.Builder model;

  private ForeignGraph(ModelProto.Builder model) {
    this.model = model;
  }

  static ForeignGraph of(RankingSystem system, Map<String, Weights> weights) throws Exception {
    byte[] emitted = OnnxEmitter.emit(system, weights, Emission.PRIMITIVE);
    return new ForeignGraph(ModelProto.parseFrom(emitted).toBuilder());
  }

  static ForeignGraph parse(byte[] bytes) throws Exception {
    return new ForeignGraph(ModelProto.parseFrom(bytes).toBuilder());
  }

  byte[] bytes() {
    return model.build().toByteArray();
  }

  ForeignGraph edit(Consumer<GraphProto.Builder> change) {
    change.accept(model.getGraphBuilder());
    return this;
  }

  ForeignGraph importing(String domain) {
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
    return this;
  }

  /** Gives all scores (B, V + 1) as {@code logits} instead of the best. */
  ForeignGraph givingScores() {
    GraphProto.Builder graph = model.getGraphBuilder();
    int last = graph.getNodeCount() - 1;
    while (!graph.getNode(last).getOpType().equals("TopK")) {
      graph.removeNode(last--);
    }
    String scores = graph.getNode(last).getInput(0);
    graph.removeNode(last).clearOutput().addOutput(value("logits", FLOAT, "batch", "columns"));
    graph.addNode(node("Identity", "logits", scores));
    graph.removeInput(1); // k
    return this;
  }

  /** Gives scores (B, V): without the column of padding. */
  ForeignGraph withoutPaddingColumn() {
    GraphProto.Builder graph = model.getGraphBuilder();
    NodeProto.Builder identity = graph.getNodeBuilder(graph.getNodeCount() - 1);
    identity.setOpType("Slice").addInput("from").addInput("to").addInput("axis");
    graph.addInitializer(longs("from", 1));
    graph.addInitializer(longs("to", Long.MAX_VALUE));
    graph.addInitializer(longs("axis", 1));
    return this;
  }

  /** Takes {@code history} int32 instead of {@code items} int64. */
  ForeignGraph takingInt32() {
    NodeProto cast =
        node("Cast", "items", "history").toBuilder()
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("to")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(INT64))
            .build();
    model.getGraphBuilder().addNode(0, cast);
    model.getGraphBuilder().setInput(0, value("history", INT32, "batch", "length"));
    return this;
  }

  /** Takes {@code attention_mask} int64 too, and forgets every item where it is 0. */
  ForeignGraph takingMask() {
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.addNode(0, node("Mul", "items", "raw_items", "attention_mask"));
    graph.setInput(0, value("raw_items", INT64, "batch", "length"));
    graph.addInput(value("attention_mask", INT64, "batch", "length"));
    return this;
  }

  ForeignGraph ofFixedLength(int length) {
    return axis(1, length);
  }

  ForeignGraph ofFixedBatch(int rows) {
    return axis(0, rows);
  }

  private ForeignGraph axis(int axis, int size) {
    model
        .getGraphBuilder()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .setDim(axis, Dimension.newBuilder().setDimValue(size));
    return this;
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node.build();
  }

  private static TensorProto longs(String name, long value) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(INT64)
        .addDims(1)
        .setRawData(ByteString.copyFrom(raw.putLong(value).flip()))
        .build();
  }

  private static ValueInfoProto value(String name, int type, String... axes) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    for (String axis : axes) {
      tensor.getShapeBuilder().addDim(Dimension.newBuilder().setDimParam(axis));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
