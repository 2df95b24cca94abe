package io.freshet.simulator;

import io.freshet.schema.ItemEvent;
import java.nio.ByteBuffer;

/** How a shop shows its items. */
public enum Showing {
  WORDS {
    @Override
    void add(ShopItem item, ItemEvent.Builder event) {}
  },
  /** Drawn from how they look, as PNG. */
  PICTURES {
    @Override
    void add(ShopItem item, ItemEvent.Builder event) {
      event.setPicture(ByteBuffer.wrap(Sketch.of(item).png())).setPictureType("image/png");
    }
  };

  abstract void add(ShopItem item, ItemEvent.Builder event);
}
