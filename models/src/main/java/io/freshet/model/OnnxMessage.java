package io.freshet.model;

/** Messages of onnx.proto that can hold tensors or operators, and their fields that hold others. */
enum OnnxMessage {
  MODEL,
  GRAPH,
  NODE,
  ATTRIBUTE,
  TENSOR,
  SPARSE_TENSOR,
  FUNCTION,
  TRAINING,
  OPSET,
  OTHER;

  static final int NODE_OPERATION = 4;
  static final int NODE_DOMAIN = 7;
  static final int OPSET_DOMAIN = 1;
  static final int OPSET_VERSION = 2;
  static final int TENSOR_TYPE = 2;
  static final int TENSOR_FLOATS = 4;
  static final int TENSOR_NAME = 8;
  static final int TENSOR_RAW = 9;
  static final int TENSOR_DOUBLES = 10;
  static final int TENSOR_EXTERNAL_DATA = 13;
  static final int TENSOR_LOCATION = 14;

  /** The message in a field, {@link #OTHER} where it is of no interest. */
  OnnxMessage child(int field) {
    return switch (this) {
      case MODEL ->
          switch (field) {
            case 7 -> GRAPH;
            case 8 -> OPSET;
            case 20 -> TRAINING;
            case 25 -> FUNCTION;
            default -> OTHER;
          };
      case GRAPH ->
          switch (field) {
            case 1 -> NODE;
            case 5 -> TENSOR;
            case 15 -> SPARSE_TENSOR;
            default -> OTHER;
          };
      case ATTRIBUTE ->
          switch (field) {
            case 5, 10 -> TENSOR;
            case 6, 11 -> GRAPH;
            case 22, 23 -> SPARSE_TENSOR;
            default -> OTHER;
          };
      case FUNCTION ->
          switch (field) {
            case 7 -> NODE;
            case 9 -> OPSET;
            case 11 -> ATTRIBUTE;
            default -> OTHER;
          };
      case NODE -> field == 5 ? ATTRIBUTE : OTHER;
      case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : OTHER;
      case TRAINING -> field == 1 || field == 2 ? GRAPH : OTHER;
      case TENSOR, OPSET, OTHER -> OTHER;
    };
  }
}
