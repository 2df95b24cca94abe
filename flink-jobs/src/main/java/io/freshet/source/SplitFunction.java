package io.freshet.source;

import io.freshet.schema.DeadLetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends good records on and bad ones aside, counting the bad ones by reason. */
// per record
final class SplitFunction<T> extends ProcessFunction<Received<T>, T> {
  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient Map<String, Counter> byReason;

  @SuppressWarnings("NullAway.Init") // made on first use, after the function has travelled
  SplitFunction(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void processElement(Received<T> received, Context context, Collector<T> out) {
    if (received instanceof Received.Good<T> good) {
      out.collect(good.value());
    } else if (received instanceof Received.Bad<T> bad) {
      count(bad.letter().getReason());
      context.output(deadLetters, bad.letter());
    }
  }

  private void count(String reason) {
    if (Objects.isNull(byReason)) {
      byReason = new HashMap<>();
    }
    byReason
        .computeIfAbsent(
            reason,
            code ->
                getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("reason", code)
                    .counter("freshet_dead_letters_total"))
        .inc();
  }
}
