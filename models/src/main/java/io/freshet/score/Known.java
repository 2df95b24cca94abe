package io.freshet.score;

import java.util.Collection;
import java.util.List;

/**
 * What is known of an item that a model has never met.
 *
 * @param title empty where there is none
 * @param picture what an encoder made of its picture; empty where it made nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Known(String title, Collection<String> categories, float[] picture) {
  private static final float[] NO_PICTURE = {};

  public static final Known NOTHING = new Known("", List.of(), NO_PICTURE);

  public Known {
    categories = List.copyOf(categories);
  }

  public boolean isNothing() {
    return !isCalled() && picture.length == 0;
  }

  /** Whether it has a title or a category. */
  public boolean isCalled() {
    return !title.isEmpty() || !categories.isEmpty();
  }

  /** The same picture, called otherwise. */
  public Known called(String otherTitle, Collection<String> otherCategories) {
    return new Known(otherTitle, otherCategories, picture);
  }

  /** Called the same, with another picture. */
  public Known pictured(float[] otherPicture) {
    return new Known(title, categories, otherPicture);
  }
}
