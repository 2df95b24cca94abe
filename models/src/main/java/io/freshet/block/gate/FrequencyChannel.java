package io.freshet.block.gate;

import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Weights;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * FcaNet (Qin et al., 2021): a mean is the lowest frequency of a cosine transform, so the channels
 * fall into parts, each summed up by another of the lowest frequencies, and go on as in {@link
 * SqueezeExcitation}.
 *
 * @param channels C
 * @param height H
 * @param width W
 * @param frequencies parts of the channels; 1 is squeeze and excitation
 * @param hidden C / r
 */
public record FrequencyChannel(int channels, int height, int width, int frequencies, int hidden)
    implements Gate {
  public FrequencyChannel {
    if (frequencies < 1 || channels % frequencies != 0 || frequencies > height * width) {
      throw new IllegalArgumentException(
          "frequencies is %d, expected a divisor of channels, which is %d, and at most %d places"
              .formatted(frequencies, channels, height * width));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T x = in.get(Slot.FEATURES, this);
    T summed = Space.mean(ops, ops.multiply(x, ops.constant(waves())));
    T gate = new Bottleneck(channels, hidden).gate(pass, summed);
    return in.with(Slot.FEATURES, ops.multiply(x, gate));
  }

  /** (C, H, W): of each channel its frequency, of the same power as a constant 1. */
  private Weights waves() {
    float[] waves = new float[channels * height * width];
    List<Frequency> lowest = lowest();
    for (int i = 0; i < waves.length; i++) {
      int part = i / (height * width) / (channels / frequencies);
      waves[i] = (float) lowest.get(part).at(i / width % height, i % width, height, width);
    }
    return Weights.of(waves, channels, height, width);
  }

  private List<Frequency> lowest() {
    return IntStream.range(0, height * width)
        .mapToObj(i -> new Frequency(i / width, i % width))
        .sorted(Comparator.comparingInt(Frequency::sum).thenComparingInt(Frequency::down))
        .limit(frequencies)
        .toList();
  }

  private record Frequency(int down, int across) {
    int sum() {
      return down + across;
    }

    double at(int row, int column, int height, int width) {
      return wave(down, row, height) * wave(across, column, width);
    }

    private static double wave(int frequency, int at, int size) {
      double power = frequency == 0 ? 1 : Math.sqrt(2);
      return power * Math.cos(Math.PI * frequency * (at + 0.5) / size);
    }
  }

  @Override
  public String label() {
    return "frequency-channel(%d, %d)".formatted(frequencies, hidden);
  }
}
