package io.freshet.backend.torch;

import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Pooling;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Filters, windows and samples of pictures by libtorch's kernels. */
final class Pictures {
  private static final long BILINEAR = 0;
  private static final long ZEROS = 0;

  private Pictures() {}

  static Tensor convolve(Convolution2d<Tensor> convolution) {
    Tensor bias = convolution.bias();
    return torch.conv2d(
        convolution.x(),
        convolution.kernel(),
        bias == null ? new TensorOptional() : new TensorOptional(bias),
        both(convolution.stride()),
        both(convolution.padding()),
        both(convolution.dilation()),
        convolution.groups());
  }

  static Tensor pool(Pooling<Tensor> pooling) {
    long[] size = both(pooling.size());
    long[] stride = both(pooling.stride());
    long[] padding = both(pooling.padding());
    return switch (pooling.kind()) {
      case MAX -> torch.max_pool2d(pooling.x(), size, stride, padding, both(1), false);
      case MEAN ->
          torch.avg_pool2d(pooling.x(), size, stride, padding, false, false, new LongOptional());
    };
  }

  static Tensor sample(Tensor x, Tensor grid) {
    return torch.grid_sampler(x, grid, BILINEAR, ZEROS, true);
  }

  static Tensor groupNorm(Tensor x, int groups, Norm<Tensor> norm) {
    TensorOptional gain = new TensorOptional(norm.gain());
    TensorOptional bias = new TensorOptional(norm.bias());
    return torch.group_norm(x, groups, gain, bias, norm.epsilon(), true);
  }

  private static long[] both(long size) {
    return new long[] {size, size};
  }
}
