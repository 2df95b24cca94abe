package io.freshet.data;

import java.util.Arrays;

/** Growing columns of an {@link InteractionLog}. Per record: plain arrays. */
final class Columns {
  private int size;
  private int[] users = new int[1024];
  private int[] items = new int[1024];
  private long[] millis = new long[1024];

  void add(int user, int item, long atMillis) {
    if (size == users.length) {
      resize(size * 2);
    }
    users[size] = user;
    items[size] = item;
    millis[size++] = atMillis;
  }

  int size() {
    return size;
  }

  int user(int row) {
    return users[row];
  }

  int item(int row) {
    return items[row];
  }

  long atMillis(int row) {
    return millis[row];
  }

  /** A copy that later additions do not touch. */
  Columns trimmed() {
    Columns copy = new Columns();
    copy.users = Arrays.copyOf(users, size);
    copy.items = Arrays.copyOf(items, size);
    copy.millis = Arrays.copyOf(millis, size);
    copy.size = size;
    return copy;
  }

  private void resize(int capacity) {
    users = Arrays.copyOf(users, capacity);
    items = Arrays.copyOf(items, capacity);
    millis = Arrays.copyOf(millis, capacity);
  }
}
