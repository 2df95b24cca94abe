package io.freshet.job.operator;

import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Takes nanoseconds and reports seconds: Flink's histograms are fed whole numbers only. */
final class SecondsHistogram implements Histogram {
  private static final double NANOS = 1e-9;

  private final DescriptiveStatisticsHistogram nanos;

  SecondsHistogram(int window) {
    nanos = new DescriptiveStatisticsHistogram(window);
  }

  @Override
  public void update(long value) {
    nanos.update(value);
  }

  @Override
  public long getCount() {
    return nanos.getCount();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return new InSeconds(nanos.getStatistics());
  }

  private static final class InSeconds extends HistogramStatistics {
    private final HistogramStatistics nanos;

    InSeconds(HistogramStatistics nanos) {
      this.nanos = nanos;
    }

    @Override
    public double getQuantile(double quantile) {
      return nanos.getQuantile(quantile) * NANOS;
    }

    @Override
    public long[] getValues() {
      return nanos.getValues();
    }

    @Override
    public int size() {
      return nanos.size();
    }

    @Override
    public double getMean() {
      return nanos.getMean() * NANOS;
    }

    @Override
    public double getStdDev() {
      return nanos.getStdDev() * NANOS;
    }

    @Override
    public long getMax() {
      return Math.round(nanos.getMax() * NANOS);
    }

    @Override
    public long getMin() {
      return Math.round(nanos.getMin() * NANOS);
    }
  }
}
