package io.freshet.backend.onnx;

final class PrimitiveEmissionTest extends OnnxOpsContract {
  @Override
  Emission emission() {
    return Emission.PRIMITIVE;
  }
}
