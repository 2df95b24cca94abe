package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What stands for padding, items, hidden ones and queries; the mask is at -1. */
final class InputTest {
  private static final int WIDTH = 2;
  private static final Array TABLE = OpsCase.numbers(4, WIDTH);
  private static final Array MASK = OpsCase.numbers(WIDTH);
  private static final Array TASKS = OpsCase.numbers(2, WIDTH);
  private static final Map<String, Array> GIVEN =
      Map.of("items/table", TABLE, "input/mask", MASK, "input/task", TASKS);
  private static final ItemTable ITEMS = new PlainTable(3, WIDTH, ItemBias.NONE);

  private final Pass<Array> pass = MixerRuns.drawn(GIVEN);

  @Test
  void itemsAreTheirVectorsAndPaddingIsNotReal() {
    Flow<Array> read = read(new Ids(), 0, 2, 3);
    assertThat(main(read)).isEqualTo(joined(item(0), item(2), item(3)));
    assertThat(real(read)).containsExactly(0, 1, 1);
  }

  @Test
  void aHiddenItemIsTheMaskAndAsRealAsTheOthers() {
    Flow<Array> read = read(new MaskableIds(), 0, MaskableIds.MASK, 3);
    assertThat(main(read)).isEqualTo(joined(item(0), MASK.data(), item(3)));
    assertThat(real(read)).containsExactly(0, 1, 1);
  }

  @Test
  void aQueryIsTheMaskAndNobodyHearsIt() {
    Flow<Array> read = read(new QueryableIds(), 0, 3, QueryableIds.QUERY);
    assertThat(main(read)).isEqualTo(joined(item(0), item(3), MASK.data()));
    assertThat(real(read)).containsExactly(0, 1, 0);
  }

  @Test
  void everybodyHearsItemsAndAnInfillingQueryHearsItselfBesides() {
    Flow<Array> read = read(new InfillableIds(), 0, 3, QueryableIds.QUERY);
    assertThat(main(read)).isEqualTo(joined(item(0), item(3), MASK.data()));
    assertThat(real(read)).containsExactly(0, 1, 1);
    assertThat(read.require(Slot.VISIBLE, "test").data())
        .containsExactly(1, 1, 0, 0, 1, 0, 0, 1, 1);
    Array other = OpsCase.mask(1, 1, 3, 3);
    Flow<Array> given = Flow.of(Slot.ITEMS, Array.integers(new long[] {1, 2, 3}, 1, 3));
    Flow<Array> told = new InfillableIds().read(pass, ITEMS, given.with(Slot.VISIBLE, other));
    assertThat(told.require(Slot.VISIBLE, "test")).isSameAs(other);
  }

  @Test
  void aTaskAddsItsVectorEverywhereAndTheFirstWhichServesAddsNone() {
    TaskIds input = new TaskIds(3);
    long[] items = {1, MaskableIds.MASK, 2, 3};
    Flow<Array> given = Flow.of(Slot.ITEMS, Array.integers(items, 2, 2));
    double[] bare = joined(item(1), MASK.data(), item(2), item(3));
    assertThat(main(input.read(pass, ITEMS, given))).isEqualTo(bare);
    Flow<Array> both = given.with(Slot.TASK, Array.integers(new long[] {2, 1}, 2));
    assertThat(main(input.read(pass, ITEMS, both)))
        .containsExactly(plus(bare, 2, 2, 1, 1), Offset.offset(1e-12));
    Flow<Array> first = given.with(Slot.TASK, Array.integers(new long[] {0, 0}, 2));
    assertThat(main(input.read(pass, ITEMS, first))).isEqualTo(bare);
    Pass<Array> learning = Pass.training(pass.ops(), pass.parameters(), new Phase.Training(1, 1));
    assertThat(main(input.read(learning, ITEMS, given))).isEqualTo(bare);
  }

  @Test
  void aModelThatServesHasNoVectorOfATask() {
    Declarations<Array> declared =
        new Declarations<>((path, shape) -> GIVEN.getOrDefault(path, TABLE));
    Flow<Array> given = Flow.of(Slot.ITEMS, Array.integers(new long[] {1, 2}, 1, 2));
    new TaskIds(3).read(Pass.inference(pass.ops(), declared), ITEMS, given);
    assertThat(declared.byPath()).containsOnlyKeys("items/table", "input/mask");
  }

  @Test
  void theNextItemIsAskedOfTheLastOneOrOfOneMorePlace() {
    for (Input input :
        List.of(new MaskableIds(), new QueryableIds(), new InfillableIds(), new TaskIds(3))) {
      assertThat(asking(input)).as(input.label()).containsExactly(0, 2, -1, 1, 3, -1);
      assertThat(input.places(7)).as(input.label()).isEqualTo(8);
    }
    assertThat(asking(new Ids())).containsExactly(0, 2, 1, 3);
    assertThat(new Ids().places(7)).isEqualTo(7);
  }

  @Test
  void inputsAreCalledByWhatTheyReadAndAsk() {
    List<Input> inputs =
        List.of(
            new Ids(), new MaskableIds(), new TaskIds(3), new QueryableIds(), new InfillableIds());
    assertThat(inputs.stream().map(Input::label))
        .containsExactly(
            "ids", "ids + mask", "ids + mask + task(3)", "ids + query", "ids + infilling query");
    assertThat(inputs.stream().map(input -> input.asks().label()))
        .containsExactly(
            "the last item",
            "a hidden item",
            "a hidden item",
            "a query beside the items",
            "a query beside the items");
  }

  private Flow<Array> read(Input input, long... items) {
    return input.read(pass, ITEMS, Flow.of(Slot.ITEMS, Array.integers(items, 1, items.length)));
  }

  private double[] asking(Input input) {
    return input.asking(pass, Array.integers(new long[] {0, 2, 1, 3}, 2, 2)).data();
  }

  private static double[] main(Flow<Array> flow) {
    return flow.require(Slot.MAIN, "test").data();
  }

  private static double[] real(Flow<Array> flow) {
    return flow.require(Slot.REAL, "test").data();
  }

  private static double[] item(int index) {
    return Arrays.copyOfRange(TABLE.data(), index * WIDTH, (index + 1) * WIDTH);
  }

  private static double[] joined(double[]... rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Each place with the vector of its task, from 1. */
  private static double[] plus(double[] places, int... tasks) {
    double[] sum = places.clone();
    Arrays.setAll(
        sum, at -> places[at] + TASKS.data()[(tasks[at / WIDTH] - 1) * WIDTH + at % WIDTH]);
    return sum;
  }
}
