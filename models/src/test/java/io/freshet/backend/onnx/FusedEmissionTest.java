package io.freshet.backend.onnx;

final class FusedEmissionTest extends OnnxOpsContract {
  @Override
  Emission emission() {
    return Emission.FUSED;
  }
}
