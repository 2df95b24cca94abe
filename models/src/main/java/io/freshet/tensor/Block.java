package io.freshet.tensor;

/** A part of a model: pure configuration, without weights, that knows no back end. */
public interface Block {
  <T> Flow<T> apply(Pass<T> pass, Flow<T> in);
}
