package io.freshet.train;

import io.freshet.block.ItemBias;
import io.freshet.system.RankingSystem;
import io.freshet.system.SasRec;
import io.freshet.system.SasRec.PositionKind;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@link SasRec} with tied table and output bias.
 *
 * @param longest N, items
 * @param width D
 * @param depth blocks
 * @param heads H
 * @param dropout everywhere but on attention
 */
public record SasRecPlan(
    int longest, int width, int depth, int heads, double dropout, PositionKind positions)
    implements SystemPlan {
  /** Two blocks of width 128 over the last 100 items. */
  public static SasRecPlan standard() {
    return new SasRecPlan(100, 128, 2, 2, 0.2, PositionKind.LEARNED);
  }

  public SasRecPlan withWidth(int wide) {
    return new SasRecPlan(longest, wide, depth, heads, dropout, positions);
  }

  public SasRecPlan withLongest(int items) {
    return new SasRecPlan(items, width, depth, heads, dropout, positions);
  }

  public SasRecPlan withDepth(int blocks) {
    return new SasRecPlan(longest, width, blocks, heads, dropout, positions);
  }

  public SasRecPlan withDropout(double rate) {
    return new SasRecPlan(longest, width, depth, heads, rate, positions);
  }

  @Override
  public String name() {
    return "sasrec";
  }

  @Override
  public RankingSystem forCatalogue(int items) {
    return SasRec.of(
        new SasRec.Config(
            items, longest, width, depth, heads, dropout, positions, ItemBias.LEARNED));
  }

  @Override
  public SortedMap<String, String> describe() {
    SortedMap<String, String> told = new TreeMap<>();
    told.put("longest", Integer.toString(longest));
    told.put("width", Integer.toString(width));
    told.put("depth", Integer.toString(depth));
    told.put("heads", Integer.toString(heads));
    told.put("dropout", Double.toString(dropout));
    told.put("positions", positions.name().toLowerCase(java.util.Locale.ROOT));
    return told;
  }
}
