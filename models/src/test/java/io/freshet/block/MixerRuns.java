package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Taps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Mixers on plain arrays, over one sequence whose places are told, with drawn parameters. */
final class MixerRuns {
  private static final int LONGEST = 64;

  private MixerRuns() {}

  static double[] mixed(Mixer mixer, Array main) {
    return mixed(mixer, main, Map.of());
  }

  /**
   * @param given parameters by path, instead of drawn ones
   */
  static double[] mixed(Mixer mixer, Array main, Map<String, Array> given) {
    return mixed(mixer, flow(mixer, main, 0), drawn(given));
  }

  /** The newest position by itself. */
  static double[] newest(Mixer mixer, Array main) {
    return mixed(mixer, flow(mixer, main, 0), drawn(Map.of()).reading(Reads.LAST));
  }

  /**
   * @param padding how many of the first positions are none
   */
  static double[] padded(Mixer mixer, Array main, int padding) {
    return mixed(mixer, flow(mixer, main, padding), drawn(Map.of()));
  }

  /**
   * @param visible (L, L) row-major: where each position may look
   */
  static double[] seeing(Mixer mixer, Array main, double[] visible) {
    return mixed(mixer, masked(mixer, main, visible), drawn(Map.of()));
  }

  /** The newest position by itself. */
  static double[] newestSeeing(Mixer mixer, Array main, double[] visible) {
    return mixed(mixer, masked(mixer, main, visible), drawn(Map.of()).reading(Reads.LAST));
  }

  /** Every parameter as it starts. */
  static double[] atStart(Mixer mixer, Array main) {
    return mixed(
        mixer,
        flow(mixer, main, 0),
        Pass.inference(
            new NaiveOps(),
            (String path, Initial initial, long... shape) ->
                Array.of(initial.draw(3, path, shape))));
  }

  /** What a tap of this name heard. */
  static List<Array> heard(Mixer mixer, Array main, String name) {
    List<Array> heard = new ArrayList<>();
    Taps<Array> taps =
        new Taps<>() {
          @Override
          public boolean wants(String path) {
            return ("/" + path).endsWith(name);
          }

          @Override
          public void put(String path, Array value) {
            heard.add(value);
          }
        };
    mixed(mixer, flow(mixer, main, 0), drawn(Map.of()).tappedBy(taps));
    return heard;
  }

  static boolean moved(double[] before, double[] after, int position, int width) {
    for (int i = position * width; i < (position + 1) * width; i++) {
      if (Math.abs(before[i] - after[i]) > 1e-9) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param given parameters by path, of the shapes that are asked for; the others are drawn
   */
  static Pass<Array> drawn(Map<String, Array> given) {
    return Pass.inference(
        new NaiveOps(),
        (String path, Initial initial, long... shape) -> {
          Array drawn = Array.of(Initial.normal(0.5).draw(3, path, shape));
          Array known = given.getOrDefault(path, drawn);
          assertThat(known.shape()).as(path).isEqualTo(drawn.shape());
          return known;
        });
  }

  static double[] mixed(Mixer mixer, Flow<Array> flow, Pass<Array> pass) {
    return mixer.apply(pass, flow).require(Slot.MAIN, "test").data();
  }

  /** What a mixer may ask for, beside the stream: who is real, and where each stands. */
  static Flow<Array> flow(Mixer mixer, Array main, int padding) {
    int length = main.shape()[1];
    double[] real = new double[length];
    Arrays.fill(real, padding, length, 1);
    Flow<Array> flow =
        Flow.of(Slot.MAIN, main)
            .with(Slot.ITEMS, new Array(real, new int[] {1, length}, Array.Type.INTEGER))
            .with(Slot.REAL, new Array(real, new int[] {1, length}, Array.Type.MASK));
    return places(mixer, main.shape()[2]).apply(drawn(Map.of()), flow);
  }

  private static Flow<Array> masked(Mixer mixer, Array main, double[] visible) {
    int length = main.shape()[1];
    Array mask = new Array(visible, new int[] {1, 1, length, length}, Array.Type.MASK);
    return flow(mixer, main, 0).with(Slot.VISIBLE, mask);
  }

  /** As a mixer needs to be told them; most need nothing. */
  static Positions places(Mixer mixer, int width) {
    if (mixer instanceof Retention retention) {
      return new Decays(LONGEST, retention.fading());
    }
    return mixer instanceof InterestAttention
        ? new DecoupledPositions(LONGEST, width)
        : new Distances(LONGEST, width);
  }
}
