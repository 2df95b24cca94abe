package io.freshet.bench;

/** {@code freshet bench codec}. */
final class CodecBenchmark implements Benchmark {
  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String question() {
    return "How long do our wire codecs take for one record, and Avro's own for the same bytes?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    progress.doing("JMH, one fork per method");
    return Jmh.measure(CodecMethods.class, new Figures());
  }
}
