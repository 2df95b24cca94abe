package io.freshet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The protocol for items that nobody has met: a tenth of the catalogue is withheld from training
 * with all its events, the same tenth for every method and seed. What is asked is where such an
 * item is ranked, in the whole catalogue, when somebody meets it.
 *
 * @param withheld by item: whether training may not meet it; shared, never written
 * @param warm the split of the events of all other items
 * @param cases one for each user and withheld item: the first time they meet, after the other items
 *     that the user met before
 */
public record ColdItems(boolean[] withheld, LeaveOneOut warm, List<RankingCase> cases) {
  private static final int ONE_IN = 10;
  private static final long SEED = 10;

  public static ColdItems of(InteractionLog log) {
    boolean[] withheld = drawn(log.items());
    int[][] sequences = log.itemsByUser();
    List<RankingCase> cases = new ArrayList<>();
    for (int[] sequence : sequences) {
      addCases(sequence, withheld, cases);
    }
    LeaveOneOut warm = LeaveOneOut.of(ofOthers(sequences, sequences, withheld));
    return new ColdItems(withheld, warm, List.copyOf(cases));
  }

  private static boolean[] drawn(int items) {
    int[] order = IntStream.range(0, items).toArray();
    SplittableRandom random = new SplittableRandom(SEED);
    boolean[] withheld = new boolean[items];
    for (int at = 0; at < items / ONE_IN; at++) {
      int other = at + random.nextInt(items - at);
      withheld[order[other]] = true;
      order[other] = order[at];
    }
    return withheld;
  }

  private static void addCases(int[] sequence, boolean[] withheld, List<RankingCase> cases) {
    int[] met = new int[sequence.length];
    int count = 0;
    BitSet seen = new BitSet();
    for (int item : sequence) {
      boolean first = !seen.get(item);
      seen.set(item);
      if (!withheld[item]) {
        met[count++] = item;
      } else if (first && count > 0) {
        cases.add(new RankingCase(Arrays.copyOf(met, count), item));
      }
    }
  }

  /**
   * Of what is said of each event, what is said of those whose items are not withheld.
   *
   * @param said by user and event, or nothing of a user
   */
  public int[][] ofOthers(int[][] said, InteractionLog log) {
    return ofOthers(said, log.itemsByUser(), withheld);
  }

  private static int[][] ofOthers(int[][] said, int[][] sequences, boolean[] withheld) {
    int[][] others = new int[said.length][];
    for (int user = 0; user < said.length; user++) {
      int[] ofUser = said[user];
      int[] items = sequences[user];
      others[user] =
          IntStream.range(0, ofUser.length)
              .filter(at -> !withheld[items[at]])
              .map(at -> ofUser[at])
              .toArray();
    }
    return others;
  }
}
