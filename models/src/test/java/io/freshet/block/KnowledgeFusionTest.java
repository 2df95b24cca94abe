package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.Array.Type;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.KnowledgeFusion.Entities;
import io.freshet.block.KnowledgeFusion.Onward;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class KnowledgeFusionTest {
  private static final int WIDTH = 12;
  private static final int NARROW = 8;
  private static final int LENGTH = 5;
  private static final FullAttention ITEMS = new FullAttention(WIDTH, 3, Order.BOTH_WAYS);
  private static final KnowledgeFusion FIRST = fusion(Optional.empty());
  private static final KnowledgeFusion LATER =
      fusion(Optional.of(new FullAttention(NARROW, 4, Order.BOTH_WAYS)));

  @Test
  void withoutEntitiesItIsTheBlockOfItemsAlone() {
    PostNorm plain = new PostNorm(WIDTH, ITEMS, new FeedForward(WIDTH, 4 * WIDTH, 0), 0);
    for (KnowledgeFusion fusion : new KnowledgeFusion[] {FIRST, LATER}) {
      double[] alone = main(plain, 0);
      double[] fused = main(fusion, 0);
      assertThat(fused).containsExactly(alone, Offset.offset(1e-12));
    }
  }

  @Test
  void theFirstTakesInTheEntitiesOfEachPlaceAlone() {
    double[] none = main(FIRST, 0);
    double[] one = main(FIRST, 1);
    assertThat(Arrays.copyOf(one, WIDTH)).isNotEqualTo(Arrays.copyOf(none, WIDTH));
    assertThat(Arrays.copyOfRange(one, WIDTH, one.length))
        .isEqualTo(Arrays.copyOfRange(none, WIDTH, none.length));
  }

  @Test
  void laterOnesMixEntitiesAmongThePlacesThatHaveSome() {
    double[] two = main(LATER, 2);
    Flow<Array> changed = flow(2);
    double[] entities = changed.get(Slot.ENTITIES, LATER).data().clone();
    entities[NARROW] += 1;
    double[] other =
        run(LATER, changed.with(Slot.ENTITIES, Array.of(entities, 1, LENGTH, NARROW)))
            .get(Slot.MAIN, LATER)
            .data();
    for (int place = 0; place < LENGTH; place++) {
      boolean moved = !Arrays.equals(at(two, place), at(other, place));
      assertThat(moved).as("place %d", place).isEqualTo(place < 2);
    }
  }

  @Test
  void bothStreamsGoOnInTheirOwnWidths() {
    Flow<Array> out = run(LATER, flow(3));
    assertThat(out.get(Slot.MAIN, LATER).shape()).containsExactly(1, LENGTH, WIDTH);
    assertThat(out.get(Slot.ENTITIES, LATER).shape()).containsExactly(1, LENGTH, NARROW);
  }

  private static double[] main(Block block, int described) {
    return run(block, flow(described)).get(Slot.MAIN, block).data();
  }

  private static double[] at(double[] states, int place) {
    return Arrays.copyOfRange(states, place * WIDTH, (place + 1) * WIDTH);
  }

  private static KnowledgeFusion fusion(Optional<Mixer> mixer) {
    return new KnowledgeFusion(WIDTH, ITEMS, new Entities(NARROW, mixer, Onward.KEPT), 0);
  }

  /** Places before this one have entities, the others zeros. */
  private static Flow<Array> flow(int described) {
    Random random = new Random(5);
    double[] main = random.doubles((long) LENGTH * WIDTH).toArray();
    double[] entities = random.doubles((long) LENGTH * NARROW).toArray();
    Arrays.fill(entities, described * NARROW, entities.length, 0);
    double[] some = new double[LENGTH];
    Arrays.fill(some, 0, described, 1);
    double[] real = new double[LENGTH];
    Arrays.fill(real, 1);
    return Flow.of(Slot.MAIN, Array.of(main, 1, LENGTH, WIDTH))
        .with(Slot.ENTITIES, Array.of(entities, 1, LENGTH, NARROW))
        .with(Slot.DESCRIBED, new Array(some, new int[] {1, LENGTH}, Type.MASK))
        .with(Slot.REAL, new Array(real, new int[] {1, LENGTH}, Type.MASK));
  }

  /** The same path is the same weights in every block. */
  private static Flow<Array> run(Block block, Flow<Array> flow) {
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(),
            (String path, Initial initial, long... shape) ->
                Array.of(initial.draw(3, path, shape)));
    return block.apply(pass, flow);
  }
}
