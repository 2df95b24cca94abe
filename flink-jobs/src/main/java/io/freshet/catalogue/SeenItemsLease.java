package io.freshet.catalogue;

/** A share in what an encoder made; the last one to close it ends its follower. */
public record SeenItemsLease(SeenItems items, Runnable release) implements AutoCloseable {
  /** Of what nobody follows. */
  public static SeenItemsLease of(SeenItems items) {
    return new SeenItemsLease(items, () -> {});
  }

  @Override
  public void close() {
    release.run();
  }
}
