package io.freshet.system.picture;

import io.freshet.block.picture.ClassHead;
import io.freshet.block.picture.Standardised;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;

/**
 * A picture system made of parts.
 *
 * @param name as its card tells it
 * @param facts of what it reads
 * @param width D
 * @param parts one choice on each axis
 */
public record ComposedPictures(String name, PictureFacts facts, int width, PictureParts parts)
    implements PictureSystem {
  @Override
  public PictureShape reads() {
    return facts.shape();
  }

  @Override
  public <T> T vector(Pass<T> pass, T pictures) {
    Standardised standardised = new Standardised(facts.means(), facts.deviations());
    Flow<T> flow = standardised.apply(pass, Flow.of(Slot.PICTURES, pictures));
    flow = parts.front().apply(pass.in("front"), flow);
    flow = parts.body().apply(pass.in("body"), flow);
    return parts.exit().apply(pass.in("exit"), flow).require(Slot.VECTOR, name);
  }

  @Override
  public <T> T classes(Pass<T> pass, T pictures) {
    T vector = vector(pass, pictures);
    return new ClassHead(width, facts.classes()).scores(pass.in("classes"), vector);
  }
}
