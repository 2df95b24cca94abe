package io.freshet.system.picture;

import io.freshet.block.FinalNorm;
import io.freshet.block.Stack;
import io.freshet.block.picture.PatchDrawer;
import io.freshet.block.picture.PatchTokens;
import io.freshet.block.picture.Patches;
import io.freshet.block.picture.Standardised;
import io.freshet.tensor.Binary;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Unary;

/**
 * "Masked Autoencoders Are Scalable Vision Learners" (He et al., 2022): the blocks of {@link Vit}
 * see a few patches of a picture and nothing in the place of the others; light blocks that are
 * thrown away afterwards draw what was hidden. Parameters below front, body and exit are those of
 * the ViT.
 *
 * @param facts of the pictures
 * @param settings of the ViT
 * @param light sizes of the blocks that draw
 */
public record MaskedAutoencoder(PictureFacts facts, PictureSettings settings, Light light) {
  private static final double EPSILON = 1e-6;

  /**
   * @param width D, a multiple of 4
   * @param depth blocks
   * @param heads H
   */
  public record Light(int width, int depth, int heads) {}

  /**
   * What is asked of a batch.
   *
   * @param pictures (B, C, H, W)
   * @param shown (B, V) int64, which patches are shown
   * @param stands (B, N) int64, where each stands among them, V for one that is hidden
   * @param hidden (B, N, 1), 1 where a patch is hidden, else 0
   */
  public record Asked<T>(T pictures, T shown, T stands, T hidden) {}

  /** How a picture is cut. */
  public Patches patches() {
    return front().patches();
  }

  /** Summed over all hidden patches: how far what is drawn is from the truth. */
  public <T> T loss(Pass<T> pass, Asked<T> asked) {
    T drawn = drawn(pass, latent(pass, asked.pictures(), asked.shown()), asked.stands());
    return distance(pass.ops(), drawn, truth(pass.ops(), asked.pictures()), asked.hidden());
  }

  /** (B, V + 1, D): what becomes of the patches that are shown, and of the token after them. */
  public <T> T latent(Pass<T> pass, T pictures, T shown) {
    Standardised standardised = new Standardised(facts.means(), facts.deviations());
    Flow<T> flow = Flow.of(Slot.PICTURES, pictures).with(Slot.SHOWN, shown);
    flow = front().apply(pass.in("front"), standardised.apply(pass, flow));
    flow = Vit.body(settings).apply(pass.in("body"), flow);
    return new FinalNorm(settings.width())
        .apply(pass.in("exit"), flow)
        .require(Slot.MAIN, "masked autoencoder");
  }

  /** (B, N, P), from what became of the patches that were shown. */
  public <T> T drawn(Pass<T> pass, T latent, T stands) {
    Stack body = Vit.body(PictureSettings.of(light.width, light.depth, light.heads, Vit.KNOBS));
    PatchDrawer drawer = new PatchDrawer(patches(), settings.width(), light.width, body);
    Flow<T> flow = Flow.of(Slot.MAIN, latent).with(Slot.STANDS, stands);
    return drawer.apply(pass.in("drawer"), flow).require(Slot.MAIN, "masked autoencoder");
  }

  /** (B, N, P), each patch brought to mean 0 and deviation 1. */
  public <T> T truth(Ops<T> ops, T pictures) {
    T cut = patches().cut(ops, pictures);
    T centred = ops.subtract(cut, ops.reduce(Reduction.MEAN, cut, -1));
    T variance = ops.reduce(Reduction.MEAN, ops.multiply(centred, centred), -1);
    return ops.binary(Binary.DIVIDE, centred, ops.unary(Unary.SQRT, ops.shift(variance, EPSILON)));
  }

  /** (1, 1, 1): mean squares of hidden patches, summed. */
  public <T> T distance(Ops<T> ops, T drawn, T truth, T hidden) {
    T away = ops.subtract(drawn, truth);
    T each = ops.reduce(Reduction.MEAN, ops.multiply(away, away), -1);
    T sums = ops.reduce(Reduction.SUM, ops.multiply(each, hidden), 1);
    return ops.reduce(Reduction.SUM, sums, 0);
  }

  private PatchTokens front() {
    return Vit.front(settings, facts.shape());
  }
}
