package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Pooling;

/** Filters and windows of pictures as nodes. */
final class OnnxPictures {
  private OnnxPictures() {}

  static OnnxValue convolve(OnnxOps ops, Convolution2d<OnnxValue> convolution) {
    OnnxNode node = ops.node("Conv").reads(convolution.x(), convolution.kernel());
    OnnxValue bias = convolution.bias();
    if (bias != null) {
      node.reads(bias);
    }
    return node.with("strides", both(convolution.stride()))
        .with("pads", everySide(convolution.padding()))
        .with("dilations", both(convolution.dilation()))
        .with("group", convolution.groups())
        .gives(Type.NUMBER);
  }

  static OnnxValue pool(OnnxOps ops, Pooling<OnnxValue> pooling) {
    String operator =
        switch (pooling.kind()) {
          case MAX -> "MaxPool";
          case MEAN -> "AveragePool";
        };
    return ops.node(operator)
        .reads(pooling.x())
        .with("kernel_shape", both(pooling.size()))
        .with("strides", both(pooling.stride()))
        .with("pads", everySide(pooling.padding()))
        .gives(Type.NUMBER);
  }

  private static long[] both(long size) {
    return new long[] {size, size};
  }

  private static long[] everySide(long size) {
    return new long[] {size, size, size, size};
  }
}
