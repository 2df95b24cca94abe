package io.freshet.block;

import io.freshet.tensor.AttentionSteps;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Heads;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Norm;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reads;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Attention without a softmax, fading with distance (Sun et al., 2023), in its two forms, which
 * give the same. All positions at once: {@code ((Q K') * decays) V}. One by one: a state (d, d) of
 * each head fades, takes in {@code k' v} of the next position and is asked {@code q}. Each head's
 * answer is normed and gated. Uses REAL and DECAYS.
 *
 * @param width D
 * @param longest N
 * @param fading of each head
 */
public record Retention(int width, int longest, Fading fading) implements KeepingMixer {
  private static final double EPSILON = 1e-5;

  public Retention {
    Heads.of(fading.heads(), width);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T main = in.get(Slot.MAIN, this);
    T asking = pass.positionsRead(main);
    List<T> asks = ops.split(map(pass, "ask", asking, 2), width, 2);
    List<T> told = ops.split(map(pass, "tell", main, 2), width, 2);
    T heads = answers(pass, in, new Told<>(asks.get(0), told.get(0), told.get(1)));
    T gate = ops.multiply(asks.get(1), ops.unary(Unary.SIGMOID, asks.get(1)));
    return in.with(Slot.MAIN, map(pass, "out", ops.multiply(gate, heads), 1));
  }

  /**
   * @param query (B, Lq, D)
   * @param key (B, L, D)
   * @param value (B, L, D)
   */
  private record Told<T>(T query, T key, T value) {}

  /** (B, Lq, D), each head normed. */
  private <T> T answers(Pass<T> pass, Flow<T> in, Told<T> told) {
    T kept = in.find(Slot.MEMORY);
    if (kept != null) {
      return ofState(pass, told.query(), next(pass.ops(), kept, told));
    }
    Told<T> real = new Told<>(told.query(), told.key(), hidden(pass.ops(), in, told.value()));
    if (pass.reads() == Reads.LAST) {
      return ofState(pass, told.query(), sum(pass.ops(), in, real));
    }
    if (pass.taps(KEPT)) {
      pass.tap(KEPT, sum(pass.ops(), in, real));
    }
    return ofAll(pass.ops(), in, real);
  }

  /** The answer to one query. */
  private <T> T ofState(Pass<T> pass, T query, T state) {
    Ops<T> ops = pass.ops();
    pass.tap(KEPT, state);
    T asked = ops.reshape(query, Size.SAME, Size.of(heads().count()), Size.of(1), each());
    T normed = normed(ops, ops.matmul(asked, state));
    return ops.reshape(normed, Size.SAME, Size.of(1), Size.of(width));
  }

  /** (B, H, d, d) after one more position. */
  private <T> T next(Ops<T> ops, T kept, Told<T> told) {
    T column = ops.reshape(told.key(), Size.SAME, Size.of(heads().count()), each(), Size.of(1));
    T row = ops.reshape(told.value(), Size.SAME, Size.of(heads().count()), Size.of(1), each());
    T faded = ops.multiply(kept, ops.constant(fading.step()));
    return ops.add(faded, ops.multiply(column, row));
  }

  /** (B, H, d, d) after all positions. */
  private <T> T sum(Ops<T> ops, Flow<T> in, Told<T> told) {
    T decays = ops.slice(in.get(Slot.DECAYS, this), 1, Span.LAST);
    T left = ops.reshape(decays, Size.SAME, Size.REST, Size.of(1));
    T faded = ops.multiply(AttentionSteps.split(ops, told.key(), heads()), left);
    return ops.matmul(
        ops.transpose(faded, 0, 1, 3, 2), AttentionSteps.split(ops, told.value(), heads()));
  }

  private <T> T ofAll(Ops<T> ops, Flow<T> in, Told<T> told) {
    T query = AttentionSteps.split(ops, told.query(), heads());
    T key = AttentionSteps.split(ops, told.key(), heads());
    T value = AttentionSteps.split(ops, told.value(), heads());
    T liking = ops.matmul(query, ops.transpose(key, 0, 1, 3, 2));
    T left = ops.multiply(liking, in.get(Slot.DECAYS, this));
    T normed = normed(ops, ops.matmul(left, value));
    return ops.reshape(ops.transpose(normed, 0, 2, 1, 3), Size.SAME, Size.SAME, Size.of(width));
  }

  /** Takes any scale away, so that no head speaks louder for forgetting less. */
  private <T> T normed(Ops<T> ops, T answers) {
    int each = heads().width();
    float[] ones = new float[each];
    Arrays.fill(ones, 1);
    Norm<T> norm =
        new Norm<>(
            ops.constant(Weights.of(ones, each)),
            ops.constant(Weights.of(new float[each], each)),
            EPSILON);
    return ops.layerNorm(answers, norm);
  }

  /** Padding tells nothing. */
  private <T> T hidden(Ops<T> ops, Flow<T> in, T value) {
    T real = ops.reshape(in.get(Slot.REAL, this), Size.SAME, Size.SAME, Size.of(1));
    return ops.where(real, value, ops.scalar(0));
  }

  private <T> T map(Pass<T> pass, String name, T x, int parts) {
    Initial start = Initial.fanIn(width);
    return pass.ops().matmul(x, pass.parameter(name, start, width, (long) parts * width));
  }

  private Heads heads() {
    return Heads.of(fading.heads(), width);
  }

  private Size each() {
    return Size.of(heads().width());
  }

  @Override
  public List<Integer> keeps() {
    return List.of(heads().count(), heads().width(), heads().width());
  }

  @Override
  public int horizon(int depth) {
    return longest;
  }

  @Override
  public Set<Slot> asksOfPositions() {
    return Set.of(Slot.DECAYS);
  }

  @Override
  public Set<Mode> modes() {
    return Mode.ofCausal();
  }

  @Override
  public boolean reaches(int from, int to, int length) {
    return from <= to;
  }

  @Override
  public double flops(int length) {
    return 10.0 * length * width * width + 4.0 * length * length * width;
  }

  @Override
  public String label() {
    return "retention(%d)".formatted(fading.heads());
  }
}
