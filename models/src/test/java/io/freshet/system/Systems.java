package io.freshet.system;

import io.freshet.block.ItemBias;
import io.freshet.system.SasRec.PositionKind;
import java.util.stream.Stream;

/** Every system, small and with odd sizes: to be listed here is to be tested. */
final class Systems {
  private Systems() {}

  /**
   * @param parameters counted by hand
   * @param growth how many times the cost of scoring grows when a long sequence doubles
   */
  record Listed(String title, RankingSystem system, long parameters, double growth) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Listed> all() {
    return Stream.of(
        new Listed(
            "sasrec, learned positions, item bias",
            sasRec(PositionKind.LEARNED, ItemBias.LEARNED, 2),
            parameters(2, 23L * 15) + 32,
            4),
        new Listed(
            "sasrec, relative positions",
            sasRec(PositionKind.RELATIVE, ItemBias.NONE, 3),
            parameters(3, 23L * 5),
            4),
        new Listed(
            "sasrec, one block",
            sasRec(PositionKind.LEARNED, ItemBias.NONE, 1),
            parameters(1, 23L * 15),
            2),
        new Listed("mean of items", MeanOfItems.of(31, 15, 23), 32 * 15, 4));
  }

  private static SasRec sasRec(PositionKind positions, ItemBias bias, int depth) {
    return SasRec.of(new SasRec.Config(31, 23, 15, depth, 5, 0.1, positions, bias));
  }

  /** Of a SasRec with 31 items and width 15: table, positions, blocks, final norm. */
  private static long parameters(int depth, long positions) {
    long width = 15;
    long attention = 4 * (width * width + width);
    long feed = 8 * width * width + 5 * width;
    return 32 * width + positions + depth * (attention + feed + 4 * width) + 2 * width;
  }
}
