package io.freshet.dataset;

import java.util.regex.Pattern;

/**
 * Amazon 5-core text as S3-Rec and its successors hold it: {@code user item item …}, oldest first,
 * perhaps with a tab and the seconds between items. The gaps have no start, so rows carry an order
 * and no times.
 */
final class AmazonSequences implements LineFormat {
  private static final Pattern BLANKS = Pattern.compile(" +");

  @Override
  public void read(String line, Rows rows) throws BadLine {
    int tab = line.indexOf('\t');
    String[] words = BLANKS.split((tab < 0 ? line : line.substring(0, tab)).strip(), -1);
    if (words.length < 2) {
      throw new BadLine("`user item item …`, at least 2 words, not %d".formatted(words.length));
    }
    if (tab >= 0) {
      int gaps = BLANKS.split(line.substring(tab + 1).strip(), -1).length;
      if (gaps != words.length - 1) {
        throw new BadLine(
            "as many gaps after the tab as items before it, not %d for %d"
                .formatted(gaps, words.length - 1));
      }
    }
    for (int item = 1; item < words.length; item++) {
      rows.keep(Interaction.untimed(words[0], words[item]));
    }
  }
}
