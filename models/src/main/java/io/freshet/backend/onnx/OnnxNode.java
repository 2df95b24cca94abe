package io.freshet.backend.onnx;

import com.google.protobuf.ByteString;
import io.freshet.backend.naive.Array;
import io.freshet.onnx.AttributeProto;
import io.freshet.onnx.AttributeProto.AttributeType;
import io.freshet.onnx.NodeProto;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A node in the making. */
final class OnnxNode {
  private final OnnxGraph graph;
  private final NodeProto.Builder node;

  OnnxNode(OnnxGraph graph, String operator) {
    this.graph = graph;
    this.node = NodeProto.newBuilder().setOpType(operator).setName(graph.freshName(operator));
  }

  /** An operator that only ONNX Runtime has. */
  OnnxNode fused() {
    node.setDomain(OnnxGraph.MICROSOFT);
    return this;
  }

  /** Null leaves an optional input out. */
  OnnxNode reads(@Nullable OnnxValue... values) {
    for (OnnxValue value : values) {
      node.addInput(value == null ? "" : graph.name(value));
    }
    return this;
  }

  OnnxNode with(String attribute, long value) {
    return with(attribute(attribute, AttributeType.INT).setI(value));
  }

  OnnxNode with(String attribute, double value) {
    return with(attribute(attribute, AttributeType.FLOAT).setF((float) value));
  }

  OnnxNode with(String attribute, String value) {
    return with(attribute(attribute, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
  }

  OnnxNode with(String attribute, long... values) {
    return with(
        attribute(attribute, AttributeType.INTS)
            .addAllInts(Arrays.stream(values).boxed().toList()));
  }

  private static AttributeProto.Builder attribute(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  private OnnxNode with(AttributeProto.Builder attribute) {
    node.addAttribute(attribute);
    return this;
  }

  /** Adds the node with one output. */
  OnnxValue gives(Array.Type type) {
    return gives(type, OnnxValue.Origin.PLAIN);
  }

  OnnxValue gives(Array.Type type, OnnxValue.Origin origin) {
    OnnxValue value = new OnnxValue.Computed(node.getName(), type, origin);
    graph.add(node.addOutput(node.getName()).build());
    return value;
  }

  /** Adds the node with an output for each type; null leaves an optional output out. */
  OnnxValue[] givesEach(Array.@Nullable Type... types) {
    OnnxValue[] values = new OnnxValue[types.length];
    for (int i = 0; i < types.length; i++) {
      Array.Type type = types[i];
      String name = type == null ? "" : node.getName() + "_" + i;
      node.addOutput(name);
      values[i] =
          new OnnxValue.Computed(
              name, type == null ? Array.Type.NUMBER : type, OnnxValue.Origin.PLAIN);
    }
    graph.add(node.build());
    return values;
  }
}
