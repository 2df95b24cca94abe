package io.freshet.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, every thread of libtorch and of the JVM included. */
final class ProcessClock {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessClock() {}

  static double cpuSeconds() {
    return PROCESS.getProcessCpuTime() / 1e9;
  }
}
