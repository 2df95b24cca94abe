package io.freshet.picture;

import java.util.Arrays;

/** What an animation shows: frames laid one over the other, each disposed of as it says. */
final class AnimationCanvas {
  private final int width;
  private final int height;
  private final int[] argb;

  AnimationCanvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.argb = new int[width * height];
  }

  Pixels show(FramePlace place, int[] frame) {
    int[] before = place.disposal() == FramePlace.Disposal.RESTORE ? argb.clone() : new int[0];
    draw(place, frame);
    Pixels shown = Pixels.onWhite(width, height, argb);
    switch (place.disposal()) {
      case KEEP -> {}
      case CLEAR -> clear(place);
      case RESTORE -> System.arraycopy(before, 0, argb, 0, argb.length);
    }
    return shown;
  }

  private void draw(FramePlace place, int[] frame) {
    for (int y = 0; y < place.height(); y++) {
      int to = (place.top() + y) * width + place.left();
      for (int x = 0; x < place.width(); x++) {
        int colour = frame[y * place.width() + x];
        if (colour >>> 24 != 0) {
          argb[to + x] = colour;
        }
      }
    }
  }

  private void clear(FramePlace place) {
    for (int y = place.top(); y < place.top() + place.height(); y++) {
      int from = y * width + place.left();
      Arrays.fill(argb, from, from + place.width(), 0);
    }
  }
}
