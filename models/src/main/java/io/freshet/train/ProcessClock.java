package io.freshet.train;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, every thread of libtorch and of the JVM included. */
public final class ProcessClock {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessClock() {}

  public static double cpuSeconds() {
    return PROCESS.getProcessCpuTime() / 1e9;
  }
}
