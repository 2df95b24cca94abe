package io.freshet.backend.naive;

import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Pooling;
import java.util.Arrays;

/** Filters, windows and samples of pictures, number by number. */
final class Pictures {
  private Pictures() {}

  static Array convolve(Convolution2d<Array> convolution) {
    int[] in = convolution.x().shape();
    int[] kernel = convolution.kernel().shape();
    if (in[1] != kernel[1] * convolution.groups()) {
      throw new IllegalArgumentException(
          "cannot convolve pictures of %s with a kernel of %s in %d groups"
              .formatted(Arrays.toString(in), Arrays.toString(kernel), convolution.groups()));
    }
    int height = (int) convolution.places(in[2], kernel[2]);
    int width = (int) convolution.places(in[3], kernel[3]);
    int[] shape = {in[0], kernel[0], height, width};
    Array bias = convolution.bias();
    return Array.generate(
        Array.Type.NUMBER,
        shape,
        at -> {
          int filter = at / (height * width) % kernel[0];
          double start = bias == null ? 0 : bias.data()[filter];
          return start + response(convolution, at / (height * width), at % (height * width), width);
        });
  }

  /**
   * @param map which picture and which filter
   * @param place row by row in what comes out
   * @param width of what comes out
   */
  private static double response(Convolution2d<Array> convolution, int map, int place, int width) {
    int[] kernel = convolution.kernel().shape();
    int filter = map % kernel[0];
    int group = filter / (kernel[0] / convolution.groups());
    int first = map / kernel[0] * convolution.x().size(1) + group * kernel[1];
    int top = place / width * convolution.stride() - convolution.padding();
    int left = place % width * convolution.stride() - convolution.padding();
    double sum = 0;
    for (int tap = 0; tap < kernel[1] * kernel[2] * kernel[3]; tap++) {
      int channel = first + tap / (kernel[2] * kernel[3]);
      int row = top + tap / kernel[3] % kernel[2] * convolution.dilation();
      int column = left + tap % kernel[3] * convolution.dilation();
      double weight = convolution.kernel().data()[filter * kernel[1] * kernel[2] * kernel[3] + tap];
      sum += weight * pixel(convolution.x(), channel, row, column);
    }
    return sum;
  }

  static Array pool(Pooling<Array> pooling) {
    int[] in = pooling.x().shape();
    int height = (int) pooling.places(in[2]);
    int width = (int) pooling.places(in[3]);
    return Array.generate(
        Array.Type.NUMBER,
        new int[] {in[0], in[1], height, width},
        at -> {
          int top = at / width % height * pooling.stride() - pooling.padding();
          int left = at % width * pooling.stride() - pooling.padding();
          return window(pooling, at / (height * width), top, left);
        });
  }

  private static double window(Pooling<Array> pooling, int channel, int top, int left) {
    double sum = 0;
    double max = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (int row = top; row < top + pooling.size(); row++) {
      for (int column = left; column < left + pooling.size(); column++) {
        if (inside(pooling.x(), row, column)) {
          double value = pixel(pooling.x(), channel, row, column);
          sum += value;
          max = Math.max(max, value);
          count++;
        }
      }
    }
    return switch (pooling.kind()) {
      case MAX -> max;
      case MEAN -> sum / count;
    };
  }

  static Array sample(Array x, Array grid) {
    int[] in = x.shape();
    int places = grid.size(1) * grid.size(2);
    return Array.generate(
        Array.Type.NUMBER,
        new int[] {in[0], in[1], grid.size(1), grid.size(2)},
        at -> {
          int channel = at / places;
          int point = 2 * (channel / in[1] * places + at % places);
          double column = (grid.data()[point] + 1) / 2 * (in[3] - 1);
          double row = (grid.data()[point + 1] + 1) / 2 * (in[2] - 1);
          return between(x, channel, row, column);
        });
  }

  /** The mean of the four pixels around a point, weighed by how near they are. */
  private static double between(Array x, int channel, double row, double column) {
    int above = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double down = row - above;
    double right = column - left;
    double upper =
        (1 - right) * pixel(x, channel, above, left) + right * pixel(x, channel, above, left + 1);
    double lower =
        (1 - right) * pixel(x, channel, above + 1, left)
            + right * pixel(x, channel, above + 1, left + 1);
    return (1 - down) * upper + down * lower;
  }

  private static boolean inside(Array x, int row, int column) {
    return row >= 0 && row < x.size(2) && column >= 0 && column < x.size(3);
  }

  /**
   * Zero outside the picture.
   *
   * @param channel counted through all pictures
   */
  private static double pixel(Array x, int channel, int row, int column) {
    return inside(x, row, column) ? x.data()[(channel * x.size(2) + row) * x.size(3) + column] : 0;
  }
}
