package io.freshet.block;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;

/**
 * One vector an item, {@code table} (V + 1, D), tied to the scores.
 *
 * @param items V
 * @param width D
 * @param bias whether scores have a bias per item
 */
public record PlainTable(int items, int width, ItemBias bias) implements ItemTable {
  /** Parameter paths, relative to the table's scope. */
  public static final String TABLE = "table";

  public static final String BIAS = "bias";

  private static final Initial SMALL = Initial.normal(0.02);

  @Override
  public <T> T lookup(Pass<T> pass, T items) {
    return pass.ops().gather(table(pass), items);
  }

  @Override
  public <T> Output<T> output(Pass<T> pass, T hidden) {
    Ops<T> ops = pass.ops();
    T learned =
        switch (bias) {
          case LEARNED -> pass.parameter(BIAS, Initial.ZEROS, items + 1L);
          case NONE -> ops.scalar(0);
        };
    return new Output<>(hidden, table(pass), PaddingBias.over(ops, learned, table(pass)));
  }

  @Override
  public String label() {
    return "plain";
  }

  <T> T table(Pass<T> pass) {
    return pass.parameter(TABLE, SMALL, items + 1L, width);
  }
}
