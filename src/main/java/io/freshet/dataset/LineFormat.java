package io.freshet.dataset;

/** Reads one line of a file. Made anew for each file: a format may remember its header. */
interface LineFormat {
  /**
   * @throws BadLine when the line is not what the format holds
   */
  void read(String line, Rows rows) throws BadLine;
}
