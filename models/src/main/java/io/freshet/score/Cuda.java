package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is for CUDA before ONNX Runtime is asked: it lists CUDA on machines without a driver
 * and unpacks hundreds of megabytes before it fails.
 */
final class Cuda {
  private static final List<Path> DRIVERS =
      List.of(
          Path.of("/proc/driver/nvidia/version"),
          Path.of("/dev/nvidiactl"),
          Path.of("/usr/lib/wsl/lib/libcuda.so.1"));

  /** Where the builds of the profiles gpu and gpu-cuda13 keep the provider. */
  private static final List<String> PROVIDERS =
      List.of(
          "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so",
          "/org/bytedeco/onnxruntime/linux-x86_64-gpu/libonnxruntime_providers_cuda.so");

  private Cuda() {}

  /** Why CUDA cannot be used; empty when it is worth a try. */
  static String missing() {
    if (DRIVERS.stream().noneMatch(Files::exists)) {
      return "no NVIDIA driver is loaded (none of %s exists)".formatted(DRIVERS);
    }
    if (PROVIDERS.stream().allMatch(name -> OrtEnvironment.class.getResource(name) == null)) {
      return "this build has no CUDA provider (build with -Pgpu or -Pgpu-cuda13)";
    }
    return "";
  }
}
