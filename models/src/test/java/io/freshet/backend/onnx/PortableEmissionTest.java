package io.freshet.backend.onnx;

final class PortableEmissionTest extends OnnxOpsContract {
  @Override
  Emission emission() {
    return Emission.PORTABLE;
  }
}
