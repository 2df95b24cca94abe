package io.freshet.dataset;

import java.util.function.Consumer;

/** Reads one line of a file that says what items are. Made anew for each file. */
interface ItemFormat {
  /**
   * @param sink takes what the line says of an item
   * @throws BadLine when the line is not what the format holds
   */
  void read(String line, Consumer<ItemDescription> sink) throws BadLine;
}
