package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is normed, fed and added around a mixer; norms are worked out here by hand. */
final class WrapperTest {
  private static final int WIDTH = 6;
  private static final int LENGTH = 5;
  private static final FullAttention MIXER = new FullAttention(WIDTH, 2, Order.CAUSAL);
  private static final FeedForward FEED = new FeedForward(WIDTH, 8, 0.5);

  private final NaiveOps ops = new NaiveOps();
  private final Pass<Array> pass = MixerRuns.drawn(plainNorms());
  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);
  private final Array pending = OpsCase.numbers(LENGTH, WIDTH);

  @Test
  void preNormAddsToTheStreamWhatItsPartsMakeOfTheNormedStream() {
    PreNorm block = new PreNorm(WIDTH, MIXER, FEED, 0.5);
    for (Flow<Array> in : List.of(alone(), withPending())) {
      Array between = ops.add(stream(in), mixed(normed(stream(in))));
      Array after = ops.add(between, fed(normed(between)));
      assertClose(stream(block.apply(pass, in)), after);
      Array newest = stream(block.apply(pass.reading(Reads.LAST), in));
      assertThat(newest.data())
          .containsExactly(
              Arrays.copyOfRange(after.data(), (LENGTH - 1) * WIDTH, LENGTH * WIDTH),
              Offset.offset(1e-9));
    }
  }

  @Test
  void postNormNormsTheStreamWithWhatItsPartsMakeOfIt() {
    PostNorm block = new PostNorm(WIDTH, MIXER, FEED, 0.5);
    for (Flow<Array> in : List.of(alone(), withPending())) {
      Array between = normed(ops.add(stream(in), mixed(stream(in))));
      Flow<Array> out = block.apply(pass, in);
      assertClose(stream(out), normed(ops.add(between, fed(between))));
      assertThat(out.find(Slot.PENDING)).as("nothing is left to add").isNull();
    }
  }

  @Test
  void aBareMixerIsTheStream() {
    for (Flow<Array> in : List.of(alone(), withPending())) {
      assertClose(stream(new Bare(MIXER, 0.5).apply(pass, in)), mixed(stream(in)));
    }
  }

  @Test
  void theLastNormTakesWhatIsPending() {
    for (Flow<Array> in : List.of(alone(), withPending())) {
      Flow<Array> out = new FinalNorm(WIDTH).apply(pass.in("feed/norm"), in);
      assertClose(out.require(Slot.MAIN, "test"), normed(stream(in)));
      assertThat(out.find(Slot.PENDING)).isNull();
    }
  }

  @Test
  void anInputIsTheSumOfItemsAndPlacesWithAShareDroppedWhileItLearns() {
    InputDropout entry = new InputDropout(0.25);
    InputNorm norming = new InputNorm(WIDTH, 0.25);
    for (Flow<Array> in : List.of(alone(), withPending())) {
      assertClose(stream(entry.apply(pass, in)), stream(in));
      assertClose(stream(norming.apply(pass, in)), normed(stream(in)));
      assertDropped(stream(entry.apply(learning(), in)), stream(in));
      assertDropped(stream(norming.apply(learning(), in)), normed(stream(in)));
    }
  }

  @Test
  void eachBlockDropsFromWhatItAddsWhileItLearns() {
    for (Wrapper wrapper : wrappers()) {
      Array found = stream(wrapper.apply(learning(), alone()));
      assertThat(found.data())
          .as(wrapper.label())
          .isEqualTo(stream(wrapper.apply(learning(), alone())).data())
          .isNotEqualTo(stream(wrapper.apply(pass, alone())).data());
    }
  }

  @Test
  void wrappersAreCalledByWhereTheyNorm() {
    assertThat(wrappers().stream().map(Wrapper::label))
        .containsExactly("pre-norm", "post-norm", "bare");
    assertThat(wrappers().stream().map(Wrapper::mixer)).containsOnly(MIXER);
  }

  private static List<Wrapper> wrappers() {
    return List.of(
        new PreNorm(WIDTH, MIXER, FEED, 0.5),
        new PostNorm(WIDTH, MIXER, FEED, 0.5),
        new Bare(MIXER, 0.5));
  }

  private Flow<Array> alone() {
    return MixerRuns.flow(MIXER, main, 0);
  }

  private Flow<Array> withPending() {
    return alone().with(Slot.PENDING, pending);
  }

  /** Everything that was added, whether or not it still is to be. */
  private Array stream(Flow<Array> flow) {
    Array later = flow.find(Slot.PENDING);
    Array now = flow.require(Slot.MAIN, "test");
    return later == null ? now : ops.add(now, later);
  }

  private Array mixed(Array x) {
    return MIXER.apply(pass.in("mixer"), alone().with(Slot.MAIN, x)).require(Slot.MAIN, "test");
  }

  private Array fed(Array x) {
    return FEED.apply(pass.in("feed"), Flow.of(Slot.MAIN, x)).require(Slot.MAIN, "test");
  }

  private Pass<Array> learning() {
    return Pass.training(ops, pass.parameters(), new Phase.Training(3, 4));
  }

  /** Every number is gone, or grown so that the sum stays what it was on average. */
  private static void assertDropped(Array found, Array whole) {
    int gone = 0;
    for (int at = 0; at < found.data().length; at++) {
      gone += found.data()[at] == 0 ? 1 : 0;
      assertThat(found.data()[at] == 0 ? 0 : found.data()[at] - whole.data()[at] / 0.75)
          .isCloseTo(0, Offset.offset(1e-6));
    }
    assertThat(gone).isBetween(1, found.data().length / 2);
  }

  private static Array normed(Array x) {
    double[] normed = new double[x.data().length];
    for (int from = 0; from < normed.length; from += WIDTH) {
      double[] row = Arrays.copyOfRange(x.data(), from, from + WIDTH);
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance = Arrays.stream(row).map(v -> (v - mean) * (v - mean)).sum() / WIDTH;
      for (int at = 0; at < WIDTH; at++) {
        normed[from + at] = (row[at] - mean) / Math.sqrt(variance + 1e-5);
      }
    }
    return Array.of(normed, x.shape());
  }

  private static Map<String, Array> plainNorms() {
    double[] ones = new double[WIDTH];
    Arrays.fill(ones, 1);
    Map<String, Array> plain = new HashMap<>();
    for (String norm : List.of("mixer/norm", "feed/norm", "input/norm")) {
      plain.put(norm + "/gain", Array.of(ones, WIDTH));
      plain.put(norm + "/bias", Array.of(new double[WIDTH], WIDTH));
    }
    return plain;
  }

  private static void assertClose(Array found, Array expected) {
    assertThat(found.data()).containsExactly(expected.data(), Offset.offset(1e-9));
  }
}
