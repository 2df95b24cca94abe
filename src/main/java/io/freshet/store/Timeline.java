package io.freshet.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The last events of one user, newest first. */
record Timeline(List<TimelineEvent> events) {
  static final Timeline EMPTY = new Timeline(List.of());
  private static final int FORMAT = 1;

  Timeline {
    events = List.copyOf(events);
  }

  boolean holds(String eventId) {
    return events.stream().anyMatch(known -> known.eventId().equals(eventId));
  }

  /**
   * With one event more, which the timeline does not hold yet: inserted by event time; of equal
   * times the one that arrived later counts as the newer.
   */
  Timeline with(TimelineEvent event) {
    int place = 0;
    while (place < events.size() && events.get(place).atMillis() > event.atMillis()) {
      place++;
    }
    List<TimelineEvent> grown = new ArrayList<>(events);
    grown.add(place, event);
    return new Timeline(grown.subList(0, Math.min(grown.size(), ReadStore.TIMELINE_EVENTS)));
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * (events.size() + 1));
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeShort(events.size());
      for (TimelineEvent event : events) {
        writeText(out, event.eventId());
        writeText(out, event.itemId());
        writeText(out, event.kind());
        out.writeLong(event.atMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  static Timeline decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "cannot read a timeline: found format %d, expected %d".formatted(format, FORMAT));
      }
      int count = in.readUnsignedShort();
      List<TimelineEvent> events = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        events.add(new TimelineEvent(readText(in), readText(in), readText(in), in.readLong()));
      }
      return new Timeline(events);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read a timeline of %d bytes: it ends early".formatted(bytes.length), e);
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
