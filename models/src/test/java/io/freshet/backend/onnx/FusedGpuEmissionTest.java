package io.freshet.backend.onnx;

final class FusedGpuEmissionTest extends OnnxOpsContract {
  @Override
  Emission emission() {
    return Emission.FUSED_GPU;
  }
}
