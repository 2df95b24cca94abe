package io.freshet.bench;

/** One question about speed, answered by running it on this machine. */
public interface Benchmark {
  /** The word after {@code freshet bench}. */
  String name();

  String question();

  /** Runs for at most a few minutes and tells what it found. */
  Figures run(Progress progress) throws Exception;
}
