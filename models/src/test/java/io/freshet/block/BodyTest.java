package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks one after the other. */
final class BodyTest {
  private static final int WIDTH = 4;
  private static final int LENGTH = 6;
  private static final LightConvolution NEAR = new LightConvolution(WIDTH, 2, 2);
  private static final FullAttention FULL = new FullAttention(WIDTH, 2, Order.CAUSAL);
  private static final Wrapper BLOCK = new Bare(NEAR, 0);
  private static final Wrapper OTHER = new PostNorm(WIDTH, FULL, new FeedForward(WIDTH, 8, 0), 0);

  private final Array main = OpsCase.numbers(1, LENGTH, WIDTH);

  static Stream<Body> bodies() {
    return Stream.of(
        new Stack(BLOCK, 3),
        new SharedStack(BLOCK, 3, 2),
        new SharedStack(BLOCK, 3, 1),
        new Chain(List.of(BLOCK, OTHER, BLOCK)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void theLastPositionAloneIsTheLastOfAll(Body body) {
    double[] all = states(body, Reads.ALL);
    assertThat(all).hasSize(LENGTH * WIDTH);
    assertThat(states(body, Reads.LAST))
        .containsExactly(
            Arrays.copyOfRange(all, (LENGTH - 1) * WIDTH, all.length), Offset.offset(1e-9));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void itReachesWhatItsMixersReachOneAfterTheOther(Body body) {
    assertThat(body.mixers()).hasSize(3);
    boolean[][] reach = body.reach(LENGTH);
    double[] before = states(body, Reads.ALL);
    for (int from = 0; from < LENGTH; from++) {
      double[] changed = main.data().clone();
      changed[from * WIDTH] += 1;
      double[] after = states(body, Reads.ALL, Array.of(changed, 1, LENGTH, WIDTH));
      for (int to = 0; to < LENGTH; to++) {
        assertThat(MixerRuns.moved(before, after, to, WIDTH)).isEqualTo(reach[to][from]);
      }
    }
  }

  @Test
  void threeBlocksThatLookOneBackReachThreeBack() {
    boolean[][] reach = new Stack(BLOCK, 3).reach(LENGTH);
    assertThat(reach[5]).containsExactly(false, false, true, true, true, true);
    assertThat(reach[1]).containsExactly(true, true, false, false, false, false);
    boolean[][] none = new Stack(BLOCK, 0).reach(2);
    assertThat(none[0]).containsExactly(true, false);
    assertThat(none[1]).containsExactly(false, true);
  }

  @Test
  void eachBlockOfAStackHasNumbersOfItsOwnAndNeighboursOfAGroupShareThem() {
    assertThat(owners(new Stack(BLOCK, 3))).containsExactly("block0", "block1", "block2");
    assertThat(owners(new Chain(List.of(BLOCK, OTHER)))).containsExactly("block0", "block1");
    assertThat(owners(new SharedStack(BLOCK, 4, 1))).containsExactly("group0");
    assertThat(owners(new SharedStack(BLOCK, 4, 4)))
        .containsExactly("group0", "group1", "group2", "group3");
    assertThat(owners(new SharedStack(BLOCK, 5, 2))).containsExactly("group0", "group1");
  }

  @Test
  void groupsAreOfEqualSizeUpToOne() {
    Pass<Array> pass = MixerRuns.drawn(Map.of());
    Flow<Array> flow = MixerRuns.flow(NEAR, main, 0);
    for (String group : List.of("group0", "group0", "group1", "group1")) {
      flow = BLOCK.apply(pass.in(group), flow);
    }
    assertThat(states(new SharedStack(BLOCK, 4, 2), Reads.ALL))
        .isEqualTo(flow.require(Slot.MAIN, "test").data());
  }

  @Test
  void refusesMoreGroupsThanBlocksAndNone() {
    for (int groups : new int[] {0, 4}) {
      assertThatThrownBy(() -> new SharedStack(BLOCK, 3, groups))
          .hasMessage("groups is %d, expected 1 to depth, which is 3".formatted(groups));
    }
    assertThat(new SharedStack(BLOCK, 3, 3).mixers()).containsOnly(NEAR);
  }

  @Test
  void eachBlockOfAStackReadsAMemoryOfItsOwn() {
    RecurrentAttention mixer = new RecurrentAttention(WIDTH, 2, 3, 64);
    Stack stack = new Stack(new Bare(mixer, 0), 2);
    Array real = new Array(new double[] {1, 1}, new int[] {1, 2}, Array.Type.MASK);
    Flow<Array> given = MixerRuns.flow(mixer, main, 0).with(Slot.REMEMBERED, real);
    Flow<Array> placed = new Distances(64, WIDTH).apply(MixerRuns.drawn(Map.of()), given);
    Flow<Array> one =
        placed
            .with(Slot.MEMORY.at(0), OpsCase.numbers(1, 2, WIDTH))
            .with(Slot.MEMORY.at(1), OpsCase.numbers(1, 2, WIDTH));
    double[] before = states(stack, one);
    for (int block = 0; block < 2; block++) {
      Flow<Array> other = one.with(Slot.MEMORY.at(block), OpsCase.positive(1, 2, WIDTH));
      assertThat(states(stack, other)).as("block %d", block).isNotEqualTo(before);
    }
  }

  @Test
  void bodiesAreCalledByTheirBlocksAndHowOften() {
    assertThat(bodies().map(Body::label))
        .containsExactly(
            "3 x bare", "3 x bare, shared(2)", "3 x bare, shared(1)", "bare + post-norm");
  }

  private double[] states(Body body, Reads reads) {
    return states(body, reads, main);
  }

  private static double[] states(Body body, Reads reads, Array x) {
    Pass<Array> pass = MixerRuns.drawn(Map.of()).reading(reads);
    return body.apply(pass, MixerRuns.flow(NEAR, x, 0)).require(Slot.MAIN, "test").data();
  }

  private static double[] states(Body body, Flow<Array> flow) {
    return body.apply(MixerRuns.drawn(Map.of()), flow).require(Slot.MAIN, "test").data();
  }

  /** First names of the parameters it asks for. */
  private TreeSet<String> owners(Body body) {
    Declarations<Array> declared =
        new Declarations<>(
            (path, shape) ->
                OpsCase.numbers(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray()));
    body.apply(Pass.inference(new NaiveOps(), declared), MixerRuns.flow(NEAR, main, 0));
    TreeSet<String> owners = new TreeSet<>();
    declared.byPath().keySet().forEach(path -> owners.add(path.substring(0, path.indexOf('/'))));
    return owners;
  }
}
