package io.freshet.id;

import java.nio.charset.StandardCharsets;
import net.openhft.hashing.LongHashFunction;

/**
 * The stable 64-bit name of an item: xxHash64 with seed 0 over its id in UTF-8. State, vocabularies
 * and scored inputs hold it, so it never changes. 0 is reserved for "no item".
 */
public final class ItemHash {
  private static final LongHashFunction XX_HASH_64 = LongHashFunction.xx(0);

  private ItemHash() {}

  public static long of(String itemId) {
    long hash = XX_HASH_64.hashBytes(itemId.getBytes(StandardCharsets.UTF_8));
    return hash == 0 ? 1 : hash;
  }
}
