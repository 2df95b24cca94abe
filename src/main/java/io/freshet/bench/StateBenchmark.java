package io.freshet.bench;

/** {@code freshet bench state}. */
final class StateBenchmark implements Benchmark {
  private static final Target AT_MOST_HALF = Target.atMost(0.5, 0.25);

  @Override
  public String name() {
    return "state";
  }

  @Override
  public String question() {
    return "What does reading and writing a user's last 50 events cost, packed by our serializer and"
        + " as a POJO by Flink's?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    progress.doing("JMH, one fork per method");
    Figures measured = Jmh.measure(StateMethods.class, new Figures());
    double packed = measured.value("readAndWritePacked");
    double pojo = measured.value("readAndWritePojo");
    return measured.add("packed over POJO", packed / pojo, "x", AT_MOST_HALF);
  }
}
