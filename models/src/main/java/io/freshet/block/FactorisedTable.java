package io.freshet.block;

import io.freshet.tensor.Initial;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;

/**
 * Narrow vectors of items, {@code table} (V + 1, E), and one map from them to the width of the
 * model, {@code up} (E, D), used both ways: nothing of size (V, D) is ever made.
 *
 * @param items V
 * @param narrow E
 * @param width D
 * @param bias whether scores have a bias per item
 */
public record FactorisedTable(int items, int narrow, int width, ItemBias bias)
    implements ItemTable {
  @Override
  public <T> T lookup(Pass<T> pass, T items) {
    return pass.ops().matmul(rows().lookup(pass, items), up(pass));
  }

  /** Scores of h are (h up') table'. */
  @Override
  public <T> Output<T> output(Pass<T> pass, T hidden) {
    T down = pass.ops().transpose(up(pass), 1, 0);
    return rows().output(pass, pass.ops().matmul(hidden, down));
  }

  private PlainTable rows() {
    return new PlainTable(items, narrow, bias);
  }

  private <T> T up(Pass<T> pass) {
    return pass.parameter("up", Initial.fanIn(narrow), narrow, width);
  }

  @Override
  public String label() {
    return "factorised(%d)".formatted(narrow);
  }
}
