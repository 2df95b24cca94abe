package io.freshet.block;

import io.freshet.data.ItemEntities;
import io.freshet.data.ItemFacts;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Output;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * A vector an item and, beside it, the mean of the vectors of its entities, {@code entities} (E +
 * 1, W): items are looked up by the first and scored against both. An item that training never met
 * has nothing of its own but {@code unknown} (1, D), which all such items share, so its entities
 * alone set it apart. While a model learns some of the items that it meets are taken for unknown.
 *
 * @param own vectors and biases of items
 * @param facts of the items
 * @param narrow W, of the vectors of entities
 * @param unknown share of the items that are taken for unknown at each step, and of the steps at
 *     which all are
 */
public record DescribedTable(PlainTable own, ItemFacts facts, int narrow, double unknown)
    implements ItemTable {
  /** Parameter path, relative to the table's scope: the bias (1) of unknown items. */
  public static final String UNKNOWN_BIAS = "unknown-bias";

  private static final Initial SMALL = Initial.normal(0.02);

  public DescribedTable {
    if (!(unknown >= 0 && unknown < 1)) {
      throw new IllegalArgumentException(
          "%s of the items are taken for unknown, expected 0 to below 1".formatted(unknown));
    }
  }

  /**
   * What the entities of something add up to.
   *
   * @param mean (…, W) of their vectors, 0 where there is none
   * @param count (…, 1) how many there are
   */
  record Meant<T>(T mean, T count) {}

  @Override
  public int items() {
    return own.items();
  }

  @Override
  public int width() {
    return own.width();
  }

  @Override
  public ItemEntities entities() {
    return facts.entities();
  }

  @Override
  public <T> T lookup(Pass<T> pass, T items) {
    return pass.ops().gather(rows(pass, own.table(pass)), items);
  }

  @Override
  public <T> Output<T> output(Pass<T> pass, T hidden) {
    Ops<T> ops = pass.ops();
    T ask = pass.parameter("ask", Initial.fanIn(width()), width(), narrow);
    Output<T> plain = own.output(pass, hidden);
    T rows = rows(pass, plain.table());
    return new Output<>(
        ops.concat(-1, List.of(hidden, ops.matmul(hidden, ask))),
        ops.concat(-1, List.of(rows, ofItems(pass).mean())),
        PaddingBias.over(ops, bias(pass, plain.bias()), rows));
  }

  /** What is never met is never the answer while a model learns, and is not held against it. */
  private <T> T bias(Pass<T> pass, T learned) {
    Ops<T> ops = pass.ops();
    T ofUnknown = pass.parameter(UNKNOWN_BIAS, Initial.ZEROS, 1);
    T bias = ops.where(ops.reshape(known(pass), Size.REST), learned, ofUnknown);
    return pass.phase() instanceof Phase.Training
        ? ops.where(ops.reshape(met(ops), Size.REST), bias, ops.scalar(PaddingBias.NEVER))
        : bias;
  }

  /** (V + 1, D). */
  private <T> T rows(Pass<T> pass, T table) {
    T ofUnknown = pass.parameter("unknown", SMALL, 1, width());
    return pass.ops().where(known(pass), table, ofUnknown);
  }

  /** (V + 1, 1) mask, true where an item is taken for what it is. */
  private <T> T known(Pass<T> pass) {
    Ops<T> ops = pass.ops();
    float[] every = new float[items() + 1];
    Arrays.fill(every, 1);
    T some = pass.dropout("some", ops.constant(Weights.of(every, items() + 1L, 1)), unknown);
    T all = pass.dropout("all", ops.constant(Weights.of(new float[] {1}, 1, 1)), unknown);
    T kept = ops.binary(Binary.LESS, ops.scalar(0), ops.multiply(some, all));
    return ops.binary(Binary.AND, met(ops), kept);
  }

  /** (V + 1, 1) mask. */
  private <T> T met(Ops<T> ops) {
    float[] met = new float[items() + 1];
    for (int item = 0; item < items(); item++) {
      met[item + 1] = facts.met()[item] ? 1 : 0;
    }
    return ops.binary(Binary.LESS, ops.scalar(0), ops.constant(Weights.of(met, items() + 1L, 1)));
  }

  /** (E + 1, W), row 0 is none. */
  <T> T vectors(Pass<T> pass) {
    return pass.parameter("entities", SMALL, facts.entities().count() + 1L, narrow);
  }

  /** Of all items, (V + 1, …). */
  <T> Meant<T> ofItems(Pass<T> pass) {
    Ops<T> ops = pass.ops();
    T told = ops.integers(facts.entities().table());
    Meant<T> meant = of(pass, ops.reshape(told, Size.of(1), Size.of(items() + 1L), Size.REST));
    return new Meant<>(
        ops.reshape(meant.mean(), Size.REST, Size.of(narrow)),
        ops.reshape(meant.count(), Size.REST, Size.of(1)));
  }

  /**
   * @param told (B, L, K) int64, entities, 0 is none
   * @return (B, L, …)
   */
  <T> Meant<T> of(Pass<T> pass, T told) {
    Ops<T> ops = pass.ops();
    T real = ops.binary(Binary.LESS, ops.integers(0), told);
    T ones = ops.where(real, ops.scalar(1), ops.scalar(0));
    T count = ops.reduce(Reduction.SUM, ones, -1);
    T sum = ops.sumRows(vectors(pass), told);
    T mean = ops.binary(Binary.DIVIDE, sum, ops.binary(Binary.MAXIMUM, count, ops.scalar(1)));
    return new Meant<>(mean, count);
  }

  @Override
  public String label() {
    return "plain + entities(%d)".formatted(narrow);
  }
}
