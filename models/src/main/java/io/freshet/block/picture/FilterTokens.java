package io.freshet.block.picture;

import io.freshet.block.Linear;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Unary;
import java.util.List;

/**
 * PICTURES to MAIN (B, N + 1, D): filters of two steps, one after the other, each of which halves
 * height and width; a map of what each place has become, then one more token. Each has a learned
 * place, {@code places} (N + 1, D).
 *
 * @param channels of the picture, then of what each filter makes of it
 * @param places N that are left
 * @param width D
 * @param dropout of the sum
 */
public record FilterTokens(List<Integer> channels, int places, int width, double dropout)
    implements Block {
  public FilterTokens {
    channels = List.copyOf(channels);
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    Ops<T> ops = pass.ops();
    T features = in.get(Slot.PICTURES, this);
    for (int stage = 1; stage < channels.size(); stage++) {
      NormedFilters filters = new NormedFilters(channels.get(stage - 1), channels.get(stage), 2);
      features = ops.unary(Unary.RELU, filters.apply(pass.in("filters" + stage), features));
    }
    int last = channels.get(channels.size() - 1);
    T rows =
        ops.transpose(ops.reshape(features, Size.SAME, Size.of(last), Size.of(places)), 0, 2, 1);
    T mapped = new Linear(last, width).apply(pass.in("map"), rows);
    T learned = pass.parameter("places", Initial.normal(PatchTokens.PLACES), places + 1L, width);
    T placed =
        new ReadToken(width, dropout)
            .after(
                pass,
                ops.add(mapped, ops.slice(learned, 0, Span.of(0, places))),
                ops.slice(learned, 0, Span.LAST));
    return in.without(Slot.PICTURES).with(Slot.MAIN, placed);
  }
}
