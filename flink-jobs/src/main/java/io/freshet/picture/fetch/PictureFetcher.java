package io.freshet.picture.fetch;

import io.freshet.picture.BadPicture;
import java.io.Serializable;

/** Gets pictures by address. Safe for use by several threads. */
public interface PictureFetcher extends AutoCloseable {
  /**
   * Blocks, for a bounded time.
   *
   * @throws BadPicture when the address may not be asked, or what lies there is too large
   * @throws Unreachable when it did not answer with a picture this time
   */
  FetchedPicture fetch(String address) throws BadPicture, Unreachable;

  @Override
  void close();

  /** Travels to the tasks. */
  interface Factory extends Serializable {
    PictureFetcher open();
  }
}
