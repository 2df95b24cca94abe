package io.freshet.system;

import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.FullAttention;
import io.freshet.block.InputDropout;
import io.freshet.block.ItemBias;
import io.freshet.block.ItemTable;
import io.freshet.block.LearnedPositions;
import io.freshet.block.PlainTable;
import io.freshet.block.Positions;
import io.freshet.block.PreNorm;
import io.freshet.block.RelativePositions;
import io.freshet.block.Stack;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;

/**
 * Self-Attentive Sequential Recommendation (Kang and McAuley, 2018): a causal transformer over the
 * items of a user, scored against its own item table. Every other system is told by how it differs
 * from this one.
 *
 * @param table lookup and tied scores
 * @param positions learned or relative
 * @param body blocks
 * @param dropout of the summed embeddings
 */
public record SasRec(ItemTable table, Positions positions, Stack body, InputDropout dropout)
    implements RankingSystem {
  /** How positions are told. */
  public enum PositionKind {
    LEARNED,
    RELATIVE
  }

  /**
   * @param items V
   * @param longest N
   * @param width D
   * @param depth blocks
   * @param heads H
   * @param dropout everywhere but on attention
   */
  public record Config(
      int items,
      int longest,
      int width,
      int depth,
      int heads,
      double dropout,
      PositionKind positions,
      ItemBias bias) {}

  public static SasRec of(Config config) {
    int width = config.width();
    Positions positions =
        switch (config.positions()) {
          case LEARNED -> new LearnedPositions(config.longest(), width);
          case RELATIVE -> new RelativePositions(config.longest(), config.heads());
        };
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, config.heads(), Order.CAUSAL),
            new FeedForward(width, 4 * width, config.dropout()),
            config.dropout());
    PlainTable table = new PlainTable(config.items(), width, config.bias());
    return new SasRec(
        table, positions, new Stack(block, config.depth()), new InputDropout(config.dropout()));
  }

  @Override
  public String name() {
    return "sasrec";
  }

  @Override
  public int longest() {
    return positions.longest();
  }

  @Override
  public boolean sees(int from, int to, int length) {
    return from <= to;
  }

  @Override
  public <T> T hidden(Pass<T> pass, T items) {
    Ops<T> ops = pass.ops();
    T real = ops.binary(Binary.LESS, ops.integers(0), items);
    Flow<T> flow = Flow.of(Slot.ITEMS, items).with(Slot.REAL, real);
    flow = flow.with(Slot.MAIN, table.lookup(pass.in("items"), items));
    flow = positions.apply(pass.in("positions"), flow);
    flow = dropout.apply(pass, flow);
    flow = body.apply(pass.in("body"), flow);
    FinalNorm norm = new FinalNorm(table.width());
    return norm.apply(pass.in("final"), flow).get(Slot.MAIN, norm);
  }
}
