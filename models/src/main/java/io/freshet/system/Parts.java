package io.freshet.system;

import io.freshet.block.Body;
import io.freshet.block.Input;
import io.freshet.block.ItemTable;
import io.freshet.block.Positions;
import io.freshet.tensor.Block;

/**
 * What a sequence system is made of, one choice on each axis.
 *
 * @param input reads items
 * @param table lookup and tied scores
 * @param positions tell the order
 * @param entry what happens to the sum of both
 * @param body wrapped mixers
 * @param exit what happens to the last state before it is scored
 */
public record Parts(
    Input input, ItemTable table, Positions positions, Block entry, Body body, Block exit) {
  public Parts withTable(ItemTable other) {
    return new Parts(input, other, positions, entry, body, exit);
  }

  public Parts withBody(Body other) {
    return new Parts(input, table, positions, entry, other, exit);
  }
}
