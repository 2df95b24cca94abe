package io.freshet.dataset;

import java.util.regex.Pattern;

/**
 * The text format of the SASRec line of papers: {@code user item}, in time order, without times.
 */
final class SasRecLines implements LineFormat {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  @Override
  public void read(String line, Rows rows) throws BadLine {
    String[] words = BLANKS.split(line.strip(), -1);
    if (words.length != 2) {
      throw new BadLine("2 words `user item`, not %d".formatted(words.length));
    }
    rows.keep(Interaction.untimed(words[0], words[1]));
  }
}
