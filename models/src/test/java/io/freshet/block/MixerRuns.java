package io.freshet.block;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Taps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Mixers on plain arrays, over one sequence without padding, with drawn parameters. */
final class MixerRuns {
  private MixerRuns() {}

  static double[] mixed(Mixer mixer, Array main) {
    return mixed(mixer, main, Map.of());
  }

  /**
   * @param given parameters by path, instead of drawn ones
   */
  static double[] mixed(Mixer mixer, Array main, Map<String, Array> given) {
    return run(mixer, main, drawn(given));
  }

  /** Every parameter as it starts. */
  static double[] atStart(Mixer mixer, Array main) {
    return run(
        mixer,
        main,
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
            return path.endsWith(name);
          }

          @Override
          public void put(String path, Array value) {
            heard.add(value);
          }
        };
    run(mixer, main, drawn(Map.of()).tappedBy(taps));
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

  private static Pass<Array> drawn(Map<String, Array> given) {
    return Pass.inference(
        new NaiveOps(),
        (String path, Initial initial, long... shape) ->
            given.getOrDefault(path, Array.of(Initial.normal(0.5).draw(3, path, shape))));
  }

  private static double[] run(Mixer mixer, Array main, Pass<Array> pass) {
    double[] real = new double[main.shape()[1]];
    Arrays.fill(real, 1);
    Array mask = new Array(real, new int[] {1, real.length}, Array.Type.MASK);
    Flow<Array> flow = Flow.of(Slot.MAIN, main).with(Slot.REAL, mask);
    return mixer.apply(pass, flow).require(Slot.MAIN, "test").data();
  }
}
