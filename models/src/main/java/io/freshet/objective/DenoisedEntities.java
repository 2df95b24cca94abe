package io.freshet.objective;

import io.freshet.block.Asked;
import io.freshet.block.EntityHead;
import io.freshet.block.Mode;
import java.util.List;
import java.util.Map;

/**
 * Beside hidden items: which entities belong here? Of the entities of items that are shown 5 % show
 * another entity, 15 % nothing and 80 % themselves; a hidden item hides its entities with it. All
 * entities are asked for, those of hidden items too, and together weigh as much as all items.
 *
 * @param items which are hidden, and asked for
 */
public record DenoisedEntities(Objective items) implements Objective {
  @Override
  public String name() {
    return "denoised-entities";
  }

  @Override
  public Mode mode() {
    return items.mode();
  }

  @Override
  public Asked asks() {
    return items.asks();
  }

  @Override
  public Map<String, Integer> heads() {
    return Map.of(EntityHead.NAME, AS_MANY_AS_THERE_ARE);
  }

  @Override
  public TrainingBatch batch(List<Window> windows, Draw draw) {
    return new EntityNoise(items.batch(windows, draw), draw).batch();
  }
}
