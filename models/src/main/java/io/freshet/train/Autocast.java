package io.freshet.train;

import io.freshet.train.TrainingPlan.Precision;
import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Runs a forward pass with matrix products in another precision, on this thread alone. What comes
 * out may be in that precision.
 */
final class Autocast {
  private Autocast() {}

  static <R> R in(Precision precision, Supplier<R> forward) {
    return switch (precision) {
      case FLOAT32 -> forward.get();
      case BFLOAT16 -> halved(forward);
    };
  }

  private static <R> R halved(Supplier<R> forward) {
    torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
    torch.set_autocast_enabled(DeviceType.CPU, true);
    try {
      return forward.get();
    } finally {
      torch.clear_cache();
      torch.set_autocast_enabled(DeviceType.CPU, false);
    }
  }
}
