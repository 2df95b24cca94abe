package io.freshet.backend.cost;

import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Pooling;

/** Shapes of what is made of pictures. */
final class Pictures {
  /** Four weights and four products, each with what is added to it. */
  static final double OPERATIONS_OF_A_SAMPLE = 16;

  private Pictures() {}

  static Extents convolved(Convolution2d<Extents> convolution) {
    Extents x = convolution.x();
    Extents kernel = convolution.kernel();
    if (x.at(1) != kernel.at(1) * convolution.groups()) {
      throw new IllegalArgumentException(
          "cannot convolve pictures of %s with a kernel of %s in %d groups"
              .formatted(x, kernel, convolution.groups()));
    }
    return Extents.of(
        x.at(0),
        kernel.at(0),
        convolution.places(x.at(2), kernel.at(2)),
        convolution.places(x.at(3), kernel.at(3)));
  }

  static Extents pooled(Pooling<Extents> pooling) {
    Extents x = pooling.x();
    return Extents.of(x.at(0), x.at(1), pooling.places(x.at(2)), pooling.places(x.at(3)));
  }

  static Extents sampled(Extents x, Extents grid) {
    return Extents.of(x.at(0), x.at(1), grid.at(1), grid.at(2));
  }
}
