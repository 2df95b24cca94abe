package io.freshet.tensor;

/** Where a pass finds its parameters. The same path is the same parameter: that is sharing. */
public interface Parameters<T> {
  /**
   * @param path slash-separated, unique in a model
   * @param initial how it starts when it is new
   * @param shape what the block expects
   * @throws IllegalArgumentException when the path is unknown or holds another shape
   */
  T get(String path, Initial initial, long... shape);
}
