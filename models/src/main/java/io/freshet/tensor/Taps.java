package io.freshet.tensor;

/** Teachers and probes listen here to values inside a model, named by scope path. */
public interface Taps<T> {
  boolean wants(String path);

  void put(String path, T value);

  static <T> Taps<T> none() {
    return new Taps<>() {
      @Override
      public boolean wants(String path) {
        return false;
      }

      @Override
      public void put(String path, T value) {}
    };
  }
}
