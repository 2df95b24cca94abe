package io.freshet.bench;

/** Is told what a benchmark is about to do, for people who wait. */
@FunctionalInterface
public interface Progress {
  void doing(String what);
}
