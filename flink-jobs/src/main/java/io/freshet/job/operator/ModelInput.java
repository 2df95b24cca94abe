package io.freshet.job.operator;

import io.freshet.model.Vocabulary;
import io.freshet.rank.ItemSet;
import io.freshet.rank.Shopper;
import io.freshet.score.SequenceBatch;
import io.freshet.sequence.Kind;
import io.freshet.sequence.UserSequence;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/** What a history is to a model and to the ranking stages. */
// per record
final class ModelInput {
  private static final byte HIDE = Kind.HIDE.code();

  private ModelInput() {}

  /**
   * The newest events the model knows the items of, oldest first, as vocabulary indices. Items
   * asked to be hidden are left out: they are not what the person wants.
   */
  static int[] indices(UserSequence history, Vocabulary vocabulary, int maxLength) {
    int[] newestFirst = new int[Math.min(history.size(), maxLength)];
    int known = 0;
    for (int i = history.size() - 1; i >= 0 && known < newestFirst.length; i--) {
      int index = index(history, i, vocabulary);
      if (index != 0) {
        newestFirst[known++] = index;
      }
    }
    int[] oldestFirst = new int[known];
    for (int i = 0; i < known; i++) {
      oldestFirst[i] = newestFirst[known - 1 - i];
    }
    return oldestFirst;
  }

  /** What an event of a history is to a model, 0 when it is nothing. */
  static int index(UserSequence history, int position, Vocabulary vocabulary) {
    return history.kindCode(position) == HIDE ? 0 : vocabulary.indexOf(history.item(position));
  }

  /** Inputs of no more than a length, padded to it. */
  static SequenceBatch batch(List<Draft> rows, int length) {
    long[] items = new long[rows.size() * length];
    for (int row = 0; row < rows.size(); row++) {
      int[] input = rows.get(row).input;
      int at = (row + 1) * length - input.length;
      for (int index : input) {
        items[at++] = index;
      }
    }
    return new SequenceBatch(rows.size(), length, items);
  }

  /** Events that hide an item. */
  static int hidings(UserSequence history) {
    int hidings = 0;
    for (int i = 0; i < history.size(); i++) {
      hidings += history.kindCode(i) == HIDE ? 1 : 0;
    }
    return hidings;
  }

  static Shopper shopper(UserSequence history, LongPredicate available) {
    ItemSet seen = new ItemSet(history.size());
    ItemSet hidden = new ItemSet(0);
    for (int i = 0; i < history.size(); i++) {
      seen.add(history.item(i));
      if (history.kindCode(i) == HIDE) {
        hidden.add(history.item(i));
      }
    }
    return new Shopper(seen, hidden, available);
  }

  /** Hashes and times of every kept event that is not a hiding. */
  static Kept kept(UserSequence history) {
    long[] hashes = new long[history.size()];
    long[] times = new long[history.size()];
    int count = 0;
    for (int i = 0; i < history.size(); i++) {
      if (history.kindCode(i) != HIDE) {
        hashes[count] = history.item(i);
        times[count++] = history.atMillis(i);
      }
    }
    return new Kept(Arrays.copyOf(hashes, count), Arrays.copyOf(times, count));
  }

  /** Oldest first. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(long[] hashes, long[] times) {}
}
