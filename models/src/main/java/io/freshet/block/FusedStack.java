package io.freshet.block;

import io.freshet.block.KnowledgeFusion.Entities;
import io.freshet.block.KnowledgeFusion.Onward;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block repeated, whose later half, at least two, is fed by ENTITIES too: the first of that half
 * takes them in as they come, the others mix them, and the last one drops them.
 *
 * @param block over items alone
 * @param entities mixes them, W wide
 * @param narrow W
 * @param depth how many blocks, at least two: what a block takes in, others hear in the next one
 */
public record FusedStack(PostNorm block, Mixer entities, int narrow, int depth) implements Body {
  public FusedStack {
    if (depth < 2) {
      throw new IllegalArgumentException(
          "depth is %d, expected at least 2: what one block takes in of entities is heard in the next"
              .formatted(depth));
    }
  }

  @Override
  public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
    return chain().apply(pass, in);
  }

  @Override
  public List<Mixer> mixers() {
    return chain().mixers();
  }

  @Override
  public String label() {
    return "%d x post-norm + %d x knowledge-fusion(%d)".formatted(plain(), depth - plain(), narrow);
  }

  private int plain() {
    return Math.min(depth / 2, depth - 2);
  }

  private Chain chain() {
    List<Wrapper> blocks = new ArrayList<>();
    for (int at = 0; at < depth; at++) {
      blocks.add(at < plain() ? block : fusion(at));
    }
    return new Chain(blocks);
  }

  private Wrapper fusion(int at) {
    Optional<Mixer> mixer = at == plain() ? Optional.empty() : Optional.of(entities);
    Onward onward = at == depth - 1 ? Onward.DROPPED : Onward.KEPT;
    return new KnowledgeFusion(
        block.width(), block.mixer(), new Entities(narrow, mixer, onward), block.dropout());
  }
}
