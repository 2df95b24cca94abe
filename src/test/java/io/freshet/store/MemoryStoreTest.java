package io.freshet.store;

final class MemoryStoreTest extends ReadStoreContract {
  @Override
  ReadStore open() {
    return new MemoryStore(BOUNDS);
  }
}
