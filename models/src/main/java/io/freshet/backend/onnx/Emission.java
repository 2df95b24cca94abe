package io.freshet.backend.onnx;

/** How a model is written as ONNX. All give the same numbers. */
public enum Emission {
  /** Fused operators of ONNX Runtime: the fastest, for ONNX Runtime alone. */
  FUSED,
  /** Standard operators of opset 23, attention among them. */
  PORTABLE,
  /** Standard operators that are older than attention: what a plain exporter writes. */
  PRIMITIVE
}
