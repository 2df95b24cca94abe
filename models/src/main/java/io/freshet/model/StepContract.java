package io.freshet.model;

import java.util.List;

/**
 * How to feed the graph of one more item, {@link #FILE}, and read it: like the package's graph, but
 * for one item a row, 0 where there is none, and with tensors of role {@code state}. Those it takes
 * are of the same shapes, in the same order, as those it gives; the package's graph gives them too,
 * by the same names as this one.
 *
 * @param inputs with their roles
 * @param outputs with their roles
 * @param horizon how many newest items decide the scores, what came before them being known or not
 * @param opset of the standard domain, 0 when not declared
 */
public record StepContract(List<Port> inputs, List<Port> outputs, int horizon, int opset) {
  /** The file of a package that holds it. */
  public static final String FILE = PackageFiles.STEP;

  /** The most that may be kept of one row. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int MOST_TENSORS = 64;
  private static final int LONGEST_AXIS = 1 << 16;

  /**
   * @throws IllegalArgumentException when states do not match, are not of a fixed size, or are
   *     larger than {@link #MOST_BYTES} together
   */
  public StepContract {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    List<Port> taken = states(inputs);
    List<Port> given = states(outputs);
    if (taken.isEmpty() || taken.size() > MOST_TENSORS || taken.size() != given.size()) {
      throw new IllegalArgumentException(
          "takes %d states and gives %d, expected the same number, from 1 to %d"
              .formatted(taken.size(), given.size(), MOST_TENSORS));
    }
    long bytes = 0;
    for (int at = 0; at < taken.size(); at++) {
      bytes = Math.addExact(bytes, bytes(taken.get(at)));
      if (!taken.get(at).axes().equals(given.get(at).axes())
          || !given.get(at).type().equals(taken.get(at).type())) {
        throw new IllegalArgumentException(
            "gives state '%s' of %s for '%s' of %s, expected the same axes and type"
                .formatted(
                    given.get(at).name(),
                    given.get(at).axes(),
                    taken.get(at).name(),
                    taken.get(at).axes()));
      }
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "keeps %d bytes of each row, expected at most %d".formatted(bytes, MOST_BYTES));
    }
  }

  /** States that it takes, in their order. */
  public List<Port> taken() {
    return states(inputs);
  }

  /** States that it gives, in the same order. */
  public List<Port> given() {
    return states(outputs);
  }

  /** What is kept of one row. */
  public int stateBytes() {
    return (int) taken().stream().mapToLong(StepContract::bytes).sum();
  }

  /** Of one row. */
  public static long bytes(Port state) {
    if (!state.type().equals("float32") || state.axes().size() < 2) {
      throw new IllegalArgumentException(
          "has a state '%s' of type %s and axes %s, expected float32 of a batch and fixed axes"
              .formatted(state.name(), state.type(), state.axes()));
    }
    long bytes = Float.BYTES;
    for (String axis : state.axes().subList(1, state.axes().size())) {
      int size = axis.matches("\\d{1,6}") ? Integer.parseInt(axis) : 0;
      if (size < 1 || size > LONGEST_AXIS || (bytes *= size) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "has a state '%s' with an axis '%s', expected a size from 1 to %d"
                .formatted(state.name(), axis, LONGEST_AXIS));
      }
    }
    return bytes;
  }

  private static List<Port> states(List<Port> ports) {
    return ports.stream().filter(port -> port.role().equals(Port.STATE)).toList();
  }
}
