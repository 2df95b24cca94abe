package io.freshet.system.picture;

import io.freshet.block.FeedForward;
import io.freshet.block.Filters;
import io.freshet.block.FinalNorm;
import io.freshet.block.FullAttention;
import io.freshet.block.Linear;
import io.freshet.block.PreNorm;
import io.freshet.block.SkipStack;
import io.freshet.block.TimeToken;
import io.freshet.block.picture.Patches;
import io.freshet.system.SizeCheck;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Size;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Span;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.Set;

/**
 * "All are Worth Words, A ViT Backbone for Diffusion Models" (Bao et al., 2023): time, class and
 * patches of a noisy picture are tokens alike, and the first blocks hand what they made to the last
 * ones. Differs from {@link Vit} in these skips, and in that it tells the noise of every pixel.
 *
 * @param shape of the pictures
 * @param classes K
 * @param sizes of its blocks
 * @param cut pairs of blocks, from 0 for the outermost, between which nothing is handed
 */
public record UVit(PictureShape shape, int classes, Sizes sizes, Set<Integer> cut) {
  public static final String NAME = "u-vit";

  /** Time and class stand before the patches. */
  private static final int EXTRA = 2;

  /**
   * @param patch pixels of a patch on each side
   * @param width D
   * @param pairs blocks on each side of the middle
   * @param heads H
   */
  public record Sizes(int patch, int width, int pairs, int heads) {
    /** Of small pictures. */
    public static Sizes standard() {
      return new Sizes(4, 64, 2, 2);
    }
  }

  /**
   * @param pictures (B, C, H, W), of mean 0 and deviation 1, with noise
   * @param time (B) from 0, no noise, to 1, nothing but noise
   * @param labels (B) int64, class and 1; 0 is not told
   */
  public record Noisy<T>(T pictures, T time, T labels) {}

  public UVit {
    cut = Set.copyOf(cut);
    List<String> problems =
        new SizeCheck()
            .atLeastOne("patch", sizes.patch())
            .atLeastOne("width", sizes.width())
            .atLeastOne("pairs", sizes.pairs())
            .heads(sizes.heads(), sizes.width())
            .problems();
    if (!problems.isEmpty()) {
      throw new UnfitSystem(
          "system %s cannot be built: %s".formatted(NAME, String.join("; ", problems)));
    }
  }

  /** All skips are there. */
  public static UVit of(PictureShape shape, int classes, Sizes sizes) {
    return new UVit(shape, classes, sizes, Set.of());
  }

  /** (B, C, H, W): the noise in it, of deviation 1. */
  public <T> T noise(Pass<T> pass, Noisy<T> noisy) {
    Ops<T> ops = pass.ops();
    Flow<T> flow = Flow.of(Slot.MAIN, tokens(pass, noisy));
    flow = body().apply(pass.in("body"), flow);
    T normed = new FinalNorm(sizes.width).apply(pass.in("exit"), flow).require(Slot.MAIN, NAME);
    T told = ops.slice(normed, 1, Span.of(EXTRA, Span.END));
    T pixels = new Linear(sizes.width, patches().values()).apply(pass.in("pixels"), told);
    int channels = shape.channels();
    return Filters.of(channels, channels, 3).apply(pass.in("smooth"), patches().whole(ops, pixels));
  }

  /** (B, N + 2, D). */
  private <T> T tokens(Pass<T> pass, Noisy<T> noisy) {
    Ops<T> ops = pass.ops();
    int width = sizes.width();
    T cut = patches().cut(ops, noisy.pictures());
    T mapped = new Linear(patches().values(), width).apply(pass.in("patches"), cut);
    T time = new TimeToken(width).of(ops, noisy.time());
    T table = pass.parameter("classes", Initial.normal(1), classes + 1L, width);
    T label = ops.reshape(ops.gather(table, noisy.labels()), Size.SAME, Size.of(1), Size.of(width));
    long count = EXTRA + (long) patches().count();
    T places = pass.parameter("places", Initial.normal(0.5), count, width);
    return ops.add(ops.concat(1, List.of(time, label, mapped)), places);
  }

  Patches patches() {
    return Patches.of(shape.channels(), shape.height(), shape.width(), sizes.patch());
  }

  private SkipStack body() {
    int width = sizes.width();
    PreNorm block =
        new PreNorm(
            width,
            new FullAttention(width, sizes.heads(), Order.BOTH_WAYS),
            new FeedForward(width, 4 * width, 0),
            0);
    return new SkipStack(block, width, sizes.pairs(), cut);
  }
}
