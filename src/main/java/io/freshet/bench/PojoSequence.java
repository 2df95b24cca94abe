package io.freshet.bench;

import java.util.ArrayList;
import java.util.List;

/** A user's sequence as one would first write it for Flink: the losing variant of the benchmark. */
@SuppressWarnings("unused") // Flink's serializer calls the setters
public class PojoSequence {
  private long epoch;
  private long sequence;
  private List<PojoEvent> events = new ArrayList<>();

  public long getEpoch() {
    return epoch;
  }

  public void setEpoch(long epoch) {
    this.epoch = epoch;
  }

  public long getSequence() {
    return sequence;
  }

  public void setSequence(long sequence) {
    this.sequence = sequence;
  }

  public List<PojoEvent> getEvents() {
    return events;
  }

  public void setEvents(List<PojoEvent> events) {
    this.events = events;
  }

  /** One event of it. */
  public static class PojoEvent {
    private long eventId;
    private long item;
    private long atMillis;
    private byte kind;

    public long getEventId() {
      return eventId;
    }

    public void setEventId(long eventId) {
      this.eventId = eventId;
    }

    public long getItem() {
      return item;
    }

    public void setItem(long item) {
      this.item = item;
    }

    public long getAtMillis() {
      return atMillis;
    }

    public void setAtMillis(long atMillis) {
      this.atMillis = atMillis;
    }

    public byte getKind() {
      return kind;
    }

    public void setKind(byte kind) {
      this.kind = kind;
    }
  }
}
