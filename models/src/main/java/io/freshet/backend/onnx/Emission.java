package io.freshet.backend.onnx;

/** How a model is written as ONNX. All give the same numbers. */
public enum Emission {
  /** Fused operators of ONNX Runtime: the fastest on CPUs, for ONNX Runtime alone. */
  FUSED,
  /** Fused operators of ONNX Runtime that it also has on GPUs. */
  FUSED_GPU,
  /** Standard operators of opset 23, attention among them. */
  PORTABLE,
  /** Standard operators that are older than attention: what a plain exporter writes. */
  PRIMITIVE
}
