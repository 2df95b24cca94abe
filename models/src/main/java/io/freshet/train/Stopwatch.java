package io.freshet.train;

import com.sun.management.OperatingSystemMXBean;
import io.freshet.train.Checkpoint.Cost;
import java.lang.management.ManagementFactory;

/** Wall and CPU time of a run, earlier parts included. */
final class Stopwatch {
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Cost before;
  private final long wallNanos = System.nanoTime();
  private final long cpuNanos = process.getProcessCpuTime();

  Stopwatch(Cost before) {
    this.before = before;
  }

  /** CPU time is that of the whole process: every thread of libtorch and of the JVM counts. */
  Cost elapsed() {
    return new Cost(
        before.wallSeconds() + (System.nanoTime() - wallNanos) / 1e9,
        before.cpuSeconds() + (process.getProcessCpuTime() - cpuNanos) / 1e9);
  }
}
