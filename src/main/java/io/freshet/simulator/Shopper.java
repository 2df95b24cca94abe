package io.freshet.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A person with a taste that drifts, a mission while visiting, and a memory of what was seen. */
final class Shopper {
  private static final int REMEMBERED = 150;
  private static final float TASTE_FOLLOWS = 0.03f;
  private static final float MISSION_FOLLOWS = 0.25f;

  private final String id;
  private final float[] taste;
  private final Deque<Integer> seen = new ArrayDeque<>();
  private float[] mission;
  private @Nullable ShopItem last;
  private int stepsLeft = -1;

  Shopper(String id, Random random) {
    this.id = id;
    this.taste = Shop.unit(random);
    this.mission = taste.clone();
  }

  String id() {
    return id;
  }

  /** The last item of this visit; null at its start. */
  @Nullable ShopItem last() {
    return last;
  }

  /** Comes in, looking for something near the own taste, for a few steps. */
  void enter(int steps, Random random) {
    mission = Shop.near(taste, 0.8f, random);
    last = null;
    stepsLeft = steps;
  }

  /** Whether a step of the current visit is still to come. */
  boolean visiting() {
    return stepsLeft >= 0;
  }

  /** Counts one step of the visit; false when it is over. */
  boolean step() {
    return stepsLeft-- > 0;
  }

  boolean hasSeen(ShopItem item) {
    return seen.contains(item.number());
  }

  /** How much this person wants an item now, in logits. */
  double wants(ShopItem item) {
    ShopItem before = last;
    double sameLine = before != null && before.line() == item.line() ? 1.5 : 0;
    return 1.5 * dot(taste, item.look())
        + 3.0 * dot(mission, item.look())
        + 1.0 * item.appeal()
        + sameLine;
  }

  /** Looks at an item: remembers it, and moves towards it. */
  void look(ShopItem item) {
    last = item;
    seen.addLast(item.number());
    if (seen.size() > REMEMBERED) {
      seen.removeFirst();
    }
    follow(taste, item.look(), TASTE_FOLLOWS);
    follow(mission, item.look(), MISSION_FOLLOWS);
  }

  private static void follow(float[] vector, float[] towards, float share) {
    for (int trait = 0; trait < vector.length; trait++) {
      vector[trait] += share * (towards[trait] - vector[trait]);
    }
    Shop.normalised(vector);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int trait = 0; trait < a.length; trait++) {
      sum += (double) a[trait] * b[trait];
    }
    return sum;
  }
}
