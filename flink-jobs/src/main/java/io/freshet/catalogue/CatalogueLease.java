package io.freshet.catalogue;

/** A share in the catalogue of this process; the last one to close it ends its follower. */
public record CatalogueLease(Catalogue catalogue, Runnable release) implements AutoCloseable {
  /** A catalogue that nobody follows. */
  public static CatalogueLease of(Catalogue catalogue) {
    return new CatalogueLease(catalogue, () -> {});
  }

  @Override
  public void close() {
    release.run();
  }
}
