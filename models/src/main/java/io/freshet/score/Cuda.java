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

  /** Where the build of the profile gpu keeps the provider. */
  private static final String CUDA_12 =
      "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so";

  /** Where that of gpu-cuda13 does. */
  private static final String CUDA_13 =
      "/org/bytedeco/onnxruntime/linux-x86_64-gpu/libonnxruntime_providers_cuda.so";

  /** Which natives JavaCPP loads, where the build takes ONNX Runtime from there. */
  private static final String NATIVES = "org.bytedeco.javacpp.platform.extension";

  private Cuda() {}

  /** Before ONNX Runtime is loaded: the build for CUDA 13 does not find its natives unasked. */
  static void chooseNatives() {
    if (brings(CUDA_13) && System.getProperty(NATIVES, "").isEmpty()) {
      System.setProperty(NATIVES, "-gpu");
    }
  }

  /** Why CUDA cannot be used; empty when it is worth a try. */
  static String missing() {
    if (DRIVERS.stream().noneMatch(Files::exists)) {
      return "no NVIDIA driver is loaded (none of %s exists)".formatted(DRIVERS);
    }
    if (!brings(CUDA_12) && !brings(CUDA_13)) {
      return "this build has no CUDA provider (build with -Pgpu or -Pgpu-cuda13)";
    }
    return "";
  }

  private static boolean brings(String provider) {
    return OrtEnvironment.class.getResource(provider) != null;
  }
}
