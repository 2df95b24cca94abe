package io.freshet.system;

import io.freshet.block.ItemBias;
import io.freshet.block.ItemTable;
import io.freshet.block.PlainTable;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Unary;

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
  public boolean sees(int from, int to, int length) {
    return from <= to;
  }

  @Override
  public <T> T hidden(Pass<T> pass, T items) {
    Ops<T> ops = pass.ops();
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
    return ops.binary(Binary.DIVIDE, sum, ops.binary(Binary.MAXIMUM, count, ops.scalar(1)));
  }
}
