package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Weights;
import java.util.Arrays;

/** Something a node can read. */
public sealed interface OnnxValue {
  Array.Type type();

  /** What a node or the caller of the graph gives. */
  record Computed(String name, Array.Type type, Origin origin) implements OnnxValue {}

  /** A parameter: known while emitting, stored when a node reads it. */
  record Parameter(String path, Weights weights) implements OnnxValue {
    @Override
    public Array.Type type() {
      return Array.Type.NUMBER;
    }
  }

  /** Worked out while emitting, stored when a node reads it. */
  record Folded(Array array) implements OnnxValue {
    @Override
    public Array.Type type() {
      return array.type();
    }
  }

  /** What is remembered of how a value came to be, for fusing it into the next node. */
  sealed interface Origin {
    Origin PLAIN = new Plain();

    /** Nothing worth remembering. */
    record Plain() implements Origin {}

    /** A product that had a bias added. */
    record Biased(OnnxValue product, OnnxValue bias) implements Origin {}

    /** Scores (B, V) of a catalogue of fixed size, and maybe others behind them. */
    record Scores(int items) implements Origin {}

    /** The last position of (B, L, …). */
    record LastOf(OnnxValue whole) implements Origin {}
  }

  default boolean known() {
    return !(this instanceof Computed);
  }

  /** The numbers of a known value. */
  default Array array() {
    if (this instanceof Parameter parameter) {
      return Array.of(parameter.weights());
    }
    if (this instanceof Folded folded) {
      return folded.array();
    }
    throw new IllegalStateException(this + " is not known while emitting");
  }

  /** The sizes of a known value. */
  default int[] shape() {
    return this instanceof Parameter parameter
        ? Arrays.stream(parameter.weights().shape()).mapToInt(Math::toIntExact).toArray()
        : array().shape();
  }

  default Origin origin() {
    return this instanceof Computed computed ? computed.origin() : Origin.PLAIN;
  }
}
