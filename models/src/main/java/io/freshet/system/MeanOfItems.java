package io.freshet.system;

import io.freshet.block.ItemBias;
import io.freshet.block.ItemTable;
import io.freshet.block.PlainTable;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;
import java.util.Arrays;

/**
 * A user is the mean of their items' vectors. Where {@link SasRec} attends, every earlier item
 * counts the same here; nothing but the item table is learned.
 *
 * @param table lookup and tied scores
 * @param longest N
 */
public record MeanOfItems(ItemTable table, int longest) implements RankingSystem {
  public static MeanOfItems of(int items, int width, int longest) {
    return new MeanOfItems(new PlainTable(items, width, ItemBias.NONE), longest);
  }

  @Override
  public String name() {
    return "mean-of-items";
  }

  @Override
  public boolean[][] reach(int length) {
    boolean[][] reach = new boolean[length][length];
    for (int to = 0; to < length; to++) {
      Arrays.fill(reach[to], 0, to + 1, true);
    }
    return reach;
  }

  @Override
  public <T> Flow<T> encode(Pass<T> pass, Flow<T> given) {
    Ops<T> ops = pass.ops();
    T items = given.require(Slot.ITEMS, name());
    T place = ops.range(items, 1);
    T later = ops.binary(Binary.LESS, ops.reshape(place, Size.REST, Size.of(1)), place);
    T real = ops.binary(Binary.LESS, ops.integers(0), items);
    T seen =
        ops.binary(
            Binary.AND,
            ops.unary(Unary.NOT, later),
            ops.reshape(real, Size.SAME, Size.of(1), Size.REST));
    T weight = pass.positionsRead(ops.where(seen, ops.scalar(1), ops.scalar(0)));
    T count = ops.reduce(Reduction.SUM, weight, -1);
    T sum = ops.matmul(weight, table.lookup(pass.in("items"), items));
    T mean = ops.binary(Binary.DIVIDE, sum, ops.binary(Binary.MAXIMUM, count, ops.scalar(1)));
    return given.with(Slot.MAIN, mean);
  }
}
