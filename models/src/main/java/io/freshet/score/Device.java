package io.freshet.score;

/**
 * Where a model runs.
 *
 * @param kind what sort of device
 * @param index which GPU; 0 otherwise
 */
public record Device(Kind kind, int index) {
  /** Sorts of devices. */
  public enum Kind {
    /** CUDA when there is a driver and the build brings it, else CPU. */
    AUTO,
    CPU,
    CUDA
  }

  public static final Device AUTO = new Device(Kind.AUTO, 0);
  public static final Device CPU = new Device(Kind.CPU, 0);

  public Device {
    if (index < 0 || (kind != Kind.CUDA && index != 0)) {
      throw new IllegalArgumentException("device %s has no index %d".formatted(kind, index));
    }
  }

  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index);
  }

  /**
   * Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:<n>}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Device parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.equals("cpu")) {
      return CPU;
    }
    if (text.equals("cuda")) {
      return cuda(0);
    }
    if (text.matches("cuda:\\d{1,3}")) {
      return cuda(Integer.parseInt(text.substring("cuda:".length())));
    }
    throw new IllegalArgumentException(
        "cannot read device '%s': expected auto, cpu or cuda:<n>".formatted(text));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case AUTO -> "auto";
      case CPU -> "cpu";
      case CUDA -> "cuda:" + index;
    };
  }
}
