package io.freshet.system;

import io.freshet.data.ItemFacts;

/** How many numbers each system learns, worked out by hand from its paper and not by its code. */
final class ParameterFormulas {
  private ParameterFormulas() {}

  static long of(SystemPlan plan, long items) {
    Settings s = plan.settings();
    long width = s.width();
    long bias = items + 1;
    long plain = (items + 1) * width + bias;
    return switch (plan.name()) {
      case "sasrec" -> plain + positions(s) + s.depth() * block(width) + norm(width);
      case "causal-transformer" -> plain + s.longest() * width + s.depth() * block(width);
      case "bert4rec", "ernie-1" -> plain + masked(s) + s.depth() * block(width);
      case "mae" -> plain + hidden(s) + (s.depth() + 1) * block(width) + 2 * norm(width);
      case "u-vit" -> {
        long pairs = s.depth() / 2;
        long joins = pairs * map(2 * width, width);
        long spoiled = map(width, width) + width + norm(width);
        yield plain + hidden(s) + (2 * pairs + 1) * block(width) + joins + spoiled;
      }
      case "ernie-gen" -> plain + masked(s) + 7 * width + s.depth() * block(width);
      case "ernie-2" -> {
        long tasks = 4 * width;
        long heads = map(width, 2) + map(width, 2) + map(width, 9) + map(width, 3);
        yield plain + masked(s) + s.depth() * block(width) + tasks + heads;
      }
      case "transformer-xl" -> plain + s.depth() * (block(width) + byDistance(width));
      case "retnet" -> plain + s.depth() * (fed(width) + 5 * width * width) + norm(width);
      case "xlnet" -> plain + width + s.depth() * (block(width) + byDistance(width));
      case "ernie-entities" ->
          plain + masked(s) + s.depth() * block(width) + described(s, items) + fused(s);
      case "albert" -> {
        long narrow = own(s, "embedding");
        long table = (items + 1) * narrow + narrow * width + bias;
        yield table + masked(s) + own(s, "groups") * block(width);
      }
      default -> plain + ofMixer(plan.name(), s);
    };
  }

  /** Beside items and biases, of systems that differ from a transformer in what mixes places. */
  private static long ofMixer(String system, Settings s) {
    long width = s.width();
    return switch (system) {
      case "linformer" -> {
        long mixtures = 2 * (s.longest() + 1) * own(s, "rank");
        yield hidden(s) + s.depth() * (block(width) + mixtures) + norm(width);
      }
      case "lsra" -> branches(s);
      case "gru-attention" -> {
        long unit = 2 * (width * 3 * width + 3 * width);
        long pool = 2 * map(width, width) + map(2 * width, width);
        yield s.depth() * unit + pool;
      }
      case "lstm-attention" -> {
        long unit = 2 * width * 4 * width + 4 * width;
        long pool = 2 * map(width, width) + map(2 * width, width);
        yield s.depth() * unit + pool;
      }
      case "lightsans" -> {
        long apart = 2 * width * own(s, "interests") + 2 * map(width, width);
        yield hidden(s) + norm(width) + s.depth() * (block(width) + apart);
      }
      case "interlaced-sparse" -> {
        long twoSteps = 2 * map(width, 3 * width) + map(2 * width, width);
        yield hidden(s) + s.depth() * (fed(width) + twoSteps) + norm(width);
      }
      case "criss-cross" -> {
        long crossing = 2 * map(width, own(s, "narrow")) + map(width, width) + 1;
        yield hidden(s) + s.depth() * (fed(width) + crossing) + norm(width);
      }
      case "cgnl" -> hidden(s) + s.depth() * block(width) + norm(width);
      default ->
          throw new AssertionError("work out by hand how many numbers %s learns".formatted(system));
    };
  }

  /** Of blocks that look far and near, with places and a norm. */
  private static long branches(Settings s) {
    long width = s.width();
    long half = width / 2;
    long near = map(half, 2 * half) + map(half, half) + own(s, "kernel") * s.heads();
    long block = attention(half) + near + 2 * map(width, width) + 2 * norm(width);
    return s.longest() * width + s.depth() * block + norm(width);
  }

  private static long positions(Settings s) {
    boolean relative = s.own().getOrDefault("positions", "learned").equals("relative");
    return (long) s.longest() * (relative ? s.heads() : s.width());
  }

  /** What shows in a hidden place, and one more position. */
  private static long hidden(Settings s) {
    long width = s.width();
    return width + (s.longest() + 1) * width;
  }

  /** Besides, two norms and the map before the scores. */
  private static long masked(Settings s) {
    return hidden(s) + 2 * norm(s.width()) + map(s.width(), s.width());
  }

  private static long block(long width) {
    return attention(width) + fed(width);
  }

  /** All of a block but its mixer. */
  private static long fed(long width) {
    return map(width, 4 * width) + map(4 * width, width) + 2 * norm(width);
  }

  /** Vectors of entities and of what is unknown, the map that asks entities, and their head. */
  private static long described(Settings s, long items) {
    long narrow = own(s, "entity-width");
    long entities = ItemFacts.sample((int) items).entities().count();
    long unknown = s.width() + 1;
    long head = map(s.width(), narrow) + norm(narrow);
    return (entities + 1) * narrow + unknown + s.width() * narrow + head;
  }

  /**
   * The later half, at least two, takes entities in; all but its first mix them, all but its last
   * give them.
   */
  private static long fused(Settings s) {
    long narrow = own(s, "entity-width");
    long fused = Math.max(2, s.depth() - s.depth() / 2);
    long inner = 4L * s.width();
    long mixed = attention(narrow) + norm(narrow);
    long given = map(inner, narrow) + norm(narrow);
    return fused * narrow * inner + (fused - 1) * (mixed + given);
  }

  private static long attention(long width) {
    return 4 * map(width, width);
  }

  /** A map of places and two vectors that are added to queries. */
  private static long byDistance(long width) {
    return width * width + 2 * width;
  }

  private static long map(long in, long out) {
    return in * out + out;
  }

  private static long norm(long width) {
    return 2 * width;
  }

  private static long own(Settings s, String knob) {
    return Long.parseLong(s.own().getOrDefault(knob, "0"));
  }
}
