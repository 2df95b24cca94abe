package io.freshet.dataset;

import java.util.Collection;
import java.util.function.BiConsumer;

/** Reads one line of a file that says what items are. Made anew for each file. */
interface ItemFormat {
  /**
   * @param sink takes an item and entities of it
   * @throws BadLine when the line is not what the format holds
   */
  void read(String line, BiConsumer<String, Collection<String>> sink) throws BadLine;
}
