package io.freshet.block;

import io.freshet.tensor.Attention;
import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.ProjectedAttention;
import io.freshet.tensor.ProjectedAttention.Projection;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Visibility;
import java.util.List;

/**
 * Attention whose queries ask for content and for distance (Dai et al., 2019): with q a query, k a
 * key and r the map of PLACES at their distance, a score is (q + {@code content}) k + (q + {@code
 * distance}) r.
 *
 * @param width D
 * @param heads H
 */
record RelativeScores(int width, int heads) {
  private static final String NAME = "relative scores";

  RelativeScores {
    Heads.of(heads, width);
  }

  /**
   * What is asked by the positions that are read.
   *
   * @param memory (B, Lk, D), the same object as MAIN when it asks itself
   * @param distances (1 or B, 1, L, Lk), rows of PLACES
   */
  record Keys<T>(T memory, T distances) {}

  /**
   * @param in with ITEMS, MAIN and PLACES
   * @param visibility of the queries that are read
   * @return (B, Lq, D)
   */
  <T> T attend(Pass<T> pass, Flow<T> in, Keys<T> keys, Visibility<T> visibility) {
    Ops<T> ops = pass.ops();
    Attention<T> plain = projected(pass, in, keys.memory(), visibility);
    T byPlace = byPlace(pass, plain.query(), in.require(Slot.OFFSETS, NAME));
    T index = forEachHead(ops, queriesRead(pass, keys.distances()), in);
    Attention<T> attention =
        new Attention<>(
            ops.add(plain.query(), pass.parameter("content", Initial.ZEROS, width)),
            plain.key(),
            plain.value(),
            plain.heads(),
            visibility.withBias(ops.gatherAlong(byPlace, -1, index)));
    return Linear.square(width).apply(pass.in("out"), ops.attention(attention));
  }

  /** What stood before a sequence, through which no gradient flows, then the sequence. */
  static <T> T after(Pass<T> pass, T memory, T main) {
    return pass.ops().concat(1, List.of(pass.ops().still(memory), main));
  }

  /** Which of a memory and of the sequence after it are items. */
  static <T> T realAfter(Pass<T> pass, Flow<T> in) {
    return pass.ops()
        .concat(1, List.of(in.require(Slot.REMEMBERED, NAME), in.require(Slot.REAL, NAME)));
  }

  /** Of (…, …, L, Lk) the rows of the queries that are read. */
  static <T> T queriesRead(Pass<T> pass, T square) {
    return pass.reads() == Reads.ALL ? square : pass.ops().slice(square, 2, Span.LAST);
  }

  private <T> Attention<T> projected(Pass<T> pass, Flow<T> in, T memory, Visibility<T> visibility) {
    Pass<T> packed = pass.in("qkv");
    T weight = packed.parameter("weight", Initial.fanIn(width), width, 3L * width);
    T bias = packed.parameter("bias", Initial.ZEROS, 3L * width);
    return AttentionSteps.project(
        pass.ops(),
        new ProjectedAttention<>(
            pass.positionsRead(in.require(Slot.MAIN, NAME)),
            memory,
            new Projection<>(weight, bias),
            Heads.of(heads, width),
            visibility));
  }

  /** (B, H, Lq, rows of PLACES). */
  private <T> T byPlace(Pass<T> pass, T query, T places) {
    Ops<T> ops = pass.ops();
    Heads split = Heads.of(heads, width);
    T asked = ops.add(query, pass.parameter("distance", Initial.ZEROS, width));
    T map = pass.parameter("places", Initial.fanIn(width), width, width);
    T byHead =
        ops.reshape(ops.matmul(places, map), Size.SAME, Size.of(heads), Size.of(split.width()));
    T scaled = ops.scale(AttentionSteps.split(ops, asked, split), split.scale());
    return ops.matmul(scaled, ops.transpose(byHead, 1, 2, 0));
  }

  /** (1 or B, 1, Lq, Lk) to (B, H, Lq, Lk): a gather does not stretch. */
  private <T> T forEachHead(Ops<T> ops, T index, Flow<T> in) {
    T newest = ops.slice(in.require(Slot.ITEMS, NAME), 1, Span.LAST);
    Size one = Size.of(1);
    T rows = ops.reshape(ops.subtract(newest, newest), Size.SAME, one, one, one);
    T all = ops.reshape(ops.integers(new long[heads]), one, Size.of(heads), one, one);
    return ops.add(index, ops.add(rows, all));
  }
}
