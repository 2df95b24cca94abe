package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.Array.Type;
import io.freshet.block.PaddingBias;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Output;
import io.freshet.tensor.Size;
import io.freshet.tensor.Top;
import io.freshet.tensor.Weights;
import java.util.Arrays;

/**
 * The best items by way of the best groups, exactly: of the k best items none lies outside the k
 * groups with the greatest maxima. Groups are runs of rows; the table is filled up with rows that
 * never win, in the file too, so that it stays the only copy. Groups are put in order before their
 * items compete, so equal scores still rank by lower index.
 */
final class GroupedTop {
  private static final int WORTHWHILE_ROWS = 2048;

  private final FusedOps ops;
  private final Output<OnnxValue> output;
  private final OnnxValue.Parameter table;
  private final int rows;
  private final int groupSize;
  private final int groups;

  GroupedTop(FusedOps ops, Output<OnnxValue> output) {
    this.ops = ops;
    this.output = output;
    this.table = (OnnxValue.Parameter) output.table();
    this.rows = table.shape()[0];
    this.groupSize = Integer.highestOneBit((int) Math.sqrt(rows / 32.0));
    this.groups = (rows + groupSize - 1) / groupSize;
  }

  static boolean worthFor(FusedOps ops, Output<OnnxValue> output) {
    return output.table() instanceof OnnxValue.Parameter table
        && table.shape()[0] >= WORTHWHILE_ROWS
        && output.bias().known()
        && ops.graph.onlyLookedUp(table);
  }

  Top<OnnxValue> emit(OnnxValue k) {
    OnnxValue scores =
        ops.tiedScores(
            new Output<>(output.hidden(), ops.graph.widen(filledTable()), filledBias()));
    OnnxValue grouped = ops.reshape(scores, Size.SAME, Size.of(groups), Size.of(groupSize));
    OnnxValue chosen = chosenGroups(grouped, k);

    OnnxValue last = ops.node("Unsqueeze").reads(chosen, ops.integers(2)).gives(Type.INTEGER);
    OnnxValue rivals =
        ops.node("GatherND").reads(grouped, last).with("batch_dims", 1).gives(Type.NUMBER);
    Top<OnnxValue> best = ops.top(ops.reshape(rivals, Size.SAME, Size.REST), k);

    OnnxValue size = ops.integers(groupSize);
    OnnxValue place = ops.binary(Binary.DIVIDE, best.indices(), size);
    OnnxValue group = ops.gatherAlong(chosen, 1, place);
    OnnxValue inGroup = ops.node("Mod").reads(best.indices(), size).gives(Type.INTEGER);
    return new Top<>(best.values(), ops.add(ops.multiply(group, size), inGroup));
  }

  /** (B, k) or (B, groups), whichever is less, ascending. */
  private OnnxValue chosenGroups(OnnxValue grouped, OnnxValue k) {
    OnnxValue maxima =
        ops.node("ReduceMax")
            .reads(grouped, ops.integers(2))
            .with("keepdims", 0)
            .gives(Type.NUMBER);
    OnnxValue count = ops.binary(Binary.MINIMUM, k, ops.integers(groups));
    OnnxValue chosen = ops.top(maxima, count).indices();
    return ops.node("TopK")
        .reads(chosen, count)
        .with("largest", 0)
        .givesEach(Type.INTEGER, Type.INTEGER)[0];
  }

  private OnnxValue.Parameter filledTable() {
    Weights weights = table.weights();
    long[] shape = {(long) groups * groupSize, weights.shape()[1]};
    float[] data = Arrays.copyOf(weights.data(), Weights.count(shape));
    return new OnnxValue.Parameter(table.path(), new Weights(data, shape));
  }

  private OnnxValue filledBias() {
    double[] filled = Arrays.copyOf(output.bias().array().data(), groups * groupSize);
    Arrays.fill(filled, rows, filled.length, PaddingBias.NEVER);
    return OnnxOps.folded(Array.of(filled, filled.length));
  }
}
