package io.freshet.objective;

import io.freshet.block.EntityHead;
import io.freshet.data.ItemEntities;
import io.freshet.tensor.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells the entities of what a batch shows, some of them wrong or not at all, and asks for them.
 */
final class EntityNoise {
  private static final double WRONG = 0.05;
  private static final double UNTOLD = 0.15;
  private static final int[] NOTHING = {};

  private final TrainingBatch asked;
  private final ItemEntities entities;
  private final SplittableRandom random;
  private final int most;
  private final List<Long> positions = new ArrayList<>();
  private final List<Long> labels = new ArrayList<>();

  EntityNoise(TrainingBatch asked, Draw draw) {
    this.asked = asked;
    this.entities = draw.entities();
    this.random = new SplittableRandom(Seeds.mix(draw.seed(), "entities"));
    this.most = entities.most();
  }

  TrainingBatch batch() {
    long[] told = new long[asked.items().length * most];
    long[] real = asked.items().clone();
    for (int at = 0; at < asked.positions().length; at++) {
      real[(int) asked.positions()[at]] = asked.targets()[at];
    }
    for (int position = 0; position < real.length; position++) {
      tell(of(asked.items()[position]), told, position * most);
      for (int entity : of(real[position])) {
        positions.add((long) position);
        labels.add(entity - 1L);
      }
    }
    return asked.telling(told).with(new Tasks(asked.tasks().ofRow(), questions()));
  }

  /** What is shown tells its own, never what stood there before. */
  private void tell(int[] shown, long[] told, int start) {
    for (int at = 0; at < shown.length; at++) {
      double chance = random.nextDouble();
      if (chance < WRONG) {
        told[start + at] = wrong(shown);
      } else if (chance >= WRONG + UNTOLD) {
        told[start + at] = shown[at];
      }
    }
  }

  /** One that an item has not; nothing where it has all. */
  private int wrong(int[] own) {
    int others = entities.count() - own.length;
    if (others == 0) {
      return 0;
    }
    int drawn = 1 + random.nextInt(others);
    for (int entity : own) {
      drawn += entity <= drawn ? 1 : 0;
    }
    return drawn;
  }

  private int[] of(long item) {
    return item > 0 ? entities.ofItem()[(int) item - 1] : NOTHING;
  }

  /** All entities together weigh as much as all items. */
  private List<Tasks.Question> questions() {
    if (labels.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Tasks.Question(
            EntityHead.NAME, asked.positions().length, numbers(positions), numbers(labels)));
  }

  private static long[] numbers(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }
}
