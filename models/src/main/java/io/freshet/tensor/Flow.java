package io.freshet.tensor;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small immutable set of named slots. */
public final class Flow<T> {
  private final Map<String, T> slots;

  private Flow(Map<String, T> slots) {
    this.slots = slots;
  }

  public static <T> Flow<T> of(Slot slot, T value) {
    return new Flow<T>(Map.of()).with(slot, value);
  }

  public Flow<T> with(Slot slot, T value) {
    Map<String, T> more = new TreeMap<>(slots);
    more.put(slot.name(), value);
    return new Flow<>(more);
  }

  public Flow<T> without(Slot slot) {
    Map<String, T> fewer = new TreeMap<>(slots);
    fewer.remove(slot.name());
    return new Flow<>(fewer);
  }

  /**
   * @param reader the block that needs the slot, named in the error
   * @throws IllegalStateException when nothing filled the slot
   */
  public T get(Slot slot, Block reader) {
    return require(slot, reader.getClass().getSimpleName());
  }

  /**
   * @param reader who needs the slot, named in the error
   * @throws IllegalStateException when nothing filled the slot
   */
  public T require(Slot slot, String reader) {
    T value = slots.get(slot.name());
    if (value == null) {
      throw new IllegalStateException(
          "%s needs the slot '%s', the flow has %s".formatted(reader, slot.name(), slots.keySet()));
    }
    return value;
  }

  /** The slot, or null: for what a block uses only when it is there. */
  public @Nullable T find(Slot slot) {
    return slots.get(slot.name());
  }
}
