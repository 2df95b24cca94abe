package io.freshet.backend.torch;

import io.freshet.tensor.Weights;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Between Java arrays and libtorch tensors, always by copy. */
public final class TorchTensors {
  static final ScalarTypeOptional SAME_TYPE = new ScalarTypeOptional();

  private TorchTensors() {}

  public static Tensor of(Weights weights, ScalarType precision) {
    Tensor tensor = empty(weights.shape(), ScalarType.Float);
    if (weights.data().length > 0) {
      new FloatPointer(tensor.data_ptr_float()).put(weights.data());
    }
    return precision == ScalarType.Float ? tensor : tensor.to(precision);
  }

  public static Tensor ofDoubles(double[] values, long... shape) {
    Tensor tensor = empty(shape, ScalarType.Double);
    new DoublePointer(tensor.data_ptr_double()).put(values);
    return tensor;
  }

  public static Tensor integers(long[] values, long... shape) {
    Tensor tensor = empty(shape, ScalarType.Long);
    if (values.length > 0) {
      new LongPointer(tensor.data_ptr_long()).put(values);
    }
    return tensor;
  }

  /** A copy as floats, detached from the graph. */
  public static Weights weights(Tensor tensor) {
    long[] shape = shape(tensor);
    float[] data = new float[Weights.count(shape)];
    if (data.length > 0) {
      Tensor flat = tensor.detach().to(ScalarType.Float).contiguous();
      new FloatPointer(flat.data_ptr_float()).get(data);
    }
    return new Weights(data, shape);
  }

  /** A copy as doubles, detached from the graph, row-major. */
  public static double[] doubles(Tensor tensor) {
    double[] data = new double[Weights.count(shape(tensor))];
    Tensor flat = tensor.detach().to(ScalarType.Double).contiguous();
    new DoublePointer(flat.data_ptr_double()).get(data);
    return data;
  }

  public static long[] shape(Tensor tensor) {
    long[] shape = new long[(int) tensor.dim()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.size(i);
    }
    return shape;
  }

  private static Tensor empty(long[] shape, ScalarType type) {
    return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
  }
}
