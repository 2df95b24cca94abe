package io.freshet.job.encode;

import io.freshet.picture.BadPicture;
import io.freshet.picture.fetch.FetchedPicture;
import io.freshet.picture.fetch.PictureFetcher;
import io.freshet.picture.fetch.Unreachable;
import io.freshet.wire.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told to; addresses that nobody spoke of are refused. */
final class ScriptedFetcher implements PictureFetcher {
  private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  void put(String address, byte[] picture) {
    pictures.put(address, picture);
  }

  /** Every address that was asked for, in that order. */
  List<String> asked() {
    return asked;
  }

  @Override
  public FetchedPicture fetch(String address) throws BadPicture, Unreachable {
    asked.add(address);
    byte[] picture = pictures.get(address);
    if (address.startsWith("bug:")) {
      throw new IllegalStateException("a hole in the fetching");
    }
    if (address.startsWith("gone:") && picture == null) {
      throw new Unreachable("nobody is at " + address);
    }
    if (picture == null) {
      throw new BadPicture(Reason.PICTURE_ADDRESS, "nobody may go to " + address);
    }
    return new FetchedPicture(picture, "image/png");
  }

  @Override
  public void close() {}
}
