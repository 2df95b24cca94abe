package io.freshet.block.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.FullAttention;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Span;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Gates that look across the frames of clips. */
final class ClipGateTest {
  private static final Clip CLIP = new Clip(5, 4, 4, 6);
  private static final Array FEATURES = GateRuns.picture(1, 5, 4, 4, 6);
  private static final int PLACES = 4 * 6;
  private static final int FRAME = 4 * PLACES;

  /** After the order is undone, as a mean over frames would. */
  @Test
  void theOrderOfFramesMatters() {
    for (Gate gate : List.of(new GlobalLocalTemporal(CLIP, 4), new TemporalAttention(CLIP, 4))) {
      double[] before = ofAllFrames(GateRuns.run(gate, FEATURES));
      double[] after = ofAllFrames(GateRuns.run(gate, exchanged(FEATURES)));
      assertThat(GateRuns.largestGap(before, after)).as(gate.label()).isGreaterThan(1e-3);
    }
  }

  @Test
  void framesOfAStillClipAreWeighedAlike() {
    Array shares = heard(new GlobalLocalTemporal(CLIP, 4), still(FEATURES));
    assertThat(shares.shape()).containsExactly(1, 5, 5);
    assertThat(Arrays.stream(shares.data())).allMatch(share -> Math.abs(share - 0.2) < 1e-9);
  }

  @Test
  void framesOfAMovingClipAreWeighedDifferently() {
    Array shares = heard(new GlobalLocalTemporal(CLIP, 4), FEATURES);
    assertRowsAreOne(shares);
    assertThat(shares.data()[0]).isNotCloseTo(0.2, within(1e-4));
  }

  @Test
  void everyPlaceOfAFrameIsToldTheSameOfTheOtherFrames() {
    double[] out = GateRuns.run(new GlobalLocalTemporal(CLIP, 4), FEATURES).data();
    for (int i = 0; i < out.length; i++) {
      int first = i / PLACES * PLACES;
      double told = out[first] - FEATURES.data()[first];
      assertThat(out[i] - FEATURES.data()[i]).isCloseTo(told, within(1e-9));
    }
  }

  /** The widest dilation, 4, spans the clip where attention says nothing. */
  @Test
  void nearFramesAreHeardAtThreeDistances() {
    Gate gate = new GlobalLocalTemporal(new Clip(11, 4, 1, 1), 4);
    Array x = GateRuns.picture(1, 11, 4, 1, 1);
    Map<String, Weights> weights = GateRuns.with(GateRuns.noisy(gate, x), "value/weight", 0);
    boolean[] moved = moved(gate, weights, x, 5 * 4);
    for (int frame = 0; frame < 11; frame++) {
      boolean heard = moved[4 * frame] || moved[4 * frame + 1];
      int distance = Math.abs(frame - 5);
      assertThat(heard)
          .as("frame %d", frame)
          .isEqualTo(distance == 0 || distance == 1 || distance == 2 || distance == 4);
    }
  }

  @Test
  void attentionOverTimeStaysAtItsPlace() {
    Gate gate = new TemporalAttention(CLIP, 4);
    assertThat(heard(gate, FEATURES).shape()).containsExactly(1, PLACES, 5, 5);
    assertRowsAreOne(heard(gate, FEATURES));
    assertReach(GateRuns.noisy(gate, FEATURES), gate, at -> at % PLACES == 7);
  }

  @Test
  void theFirstStepOfTheDecoupledTransformerStaysInItsZone() {
    Gate gate = new DecoupledSpatialTemporal(CLIP, 2);
    Map<String, Weights> onlyZones = silenced(GateRuns.noisy(gate, FEATURES), "frames/out");
    assertReach(onlyZones, gate, at -> at % PLACES / 6 < 2 && at % 6 < 3);
  }

  @Test
  void theSecondStepOfTheDecoupledTransformerStaysInItsFrame() {
    Gate gate = new DecoupledSpatialTemporal(CLIP, 2);
    Map<String, Weights> onlyFrames = silenced(GateRuns.noisy(gate, FEATURES), "zones/out");
    assertReach(onlyFrames, gate, at -> at / FRAME == 0);
  }

  @Test
  void bothStepsOfTheDecoupledTransformerReachTheWholeClip() {
    Gate gate = new DecoupledSpatialTemporal(CLIP, 2);
    assertReach(GateRuns.noisy(gate, FEATURES), gate, at -> true);
    assertThatThrownBy(() -> new DecoupledSpatialTemporal(new Clip(5, 4, 3, 6), 2))
        .hasMessage("frames of 3 x 6 do not fall into four zones, expected even sides");
  }

  /** When a pixel of the first frame changes, the second pixel of its second row, so do these. */
  private static void assertReach(Map<String, Weights> weights, Gate gate, IntPredicate reached) {
    boolean[] moved = moved(gate, weights, FEATURES, 7);
    for (int frame = 0; frame < 5; frame++) {
      for (int place = 0; place < PLACES; place++) {
        boolean any = false;
        for (int channel = 0; channel < 4; channel++) {
          any |= moved[frame * FRAME + channel * PLACES + place];
        }
        int at = frame * FRAME + place;
        assertThat(any).as("frame %d, place %d", frame, place).isEqualTo(reached.test(at));
      }
    }
  }

  private static boolean[] moved(Gate gate, Map<String, Weights> weights, Array x, int pixel) {
    double[] before = GateRuns.run(gate, weights, x).data();
    double[] after = GateRuns.run(gate, weights, GateRuns.moved(x, 1, pixel)).data();
    boolean[] moved = new boolean[before.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = Math.abs(after[i] - before[i]) > 1e-9;
    }
    return moved;
  }

  private static Map<String, Weights> silenced(Map<String, Weights> weights, String map) {
    return GateRuns.with(GateRuns.with(weights, map + "/weight", 0), map + "/bias", 0);
  }

  private static Array heard(Gate gate, Array x) {
    return GateRuns.heard(gate, x, FullAttention.PROBABILITIES).get(0);
  }

  private static void assertRowsAreOne(Array shares) {
    for (int at = 0; at < shares.data().length; at += 5) {
      assertThat(Arrays.stream(shares.data(), at, at + 5).sum()).isCloseTo(1, within(1e-9));
    }
  }

  /** Second and fourth frame change places. */
  private static Array exchanged(Array x) {
    NaiveOps ops = new NaiveOps();
    Array frames = ops.transpose(x, 1, 0, 2, 3, 4);
    Array order = Array.integers(new long[] {0, 3, 2, 1, 4}, 5);
    return ops.transpose(ops.gather(frames, order), 1, 0, 2, 3, 4);
  }

  private static Array still(Array x) {
    NaiveOps ops = new NaiveOps();
    return ops.concat(1, Collections.nCopies(5, ops.slice(x, 1, Span.of(0, 1))));
  }

  private static double[] ofAllFrames(Array x) {
    return new NaiveOps().reduce(Reduction.MEAN, x, 1).data();
  }
}
