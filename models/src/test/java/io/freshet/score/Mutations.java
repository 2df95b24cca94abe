package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Loads spoiled graphs with right hashes, one after the other, and says which one is next. */
final class Mutations {
  private Mutations() {}

  /** Arguments: which graph, a folder to work in, the first seed, the seed after the last. */
  public static void main(String[] arguments) throws Exception {
    SpoiledGraph which = SpoiledGraph.valueOf(arguments[0]);
    PackageFolder target = new PackageFolder(which.good(Path.of(arguments[1])));
    byte[] graph = target.bytes(which.file());
    int served = 0;
    for (int seed = Integer.parseInt(arguments[2]); seed < Integer.parseInt(arguments[3]); seed++) {
      System.out.println("seed " + seed);
      target.with(which.file(), mutated(graph, seed)).rehashed();
      served += isServed(target.path()) ? 1 : 0;
    }
    System.out.println("served " + served);
  }

  private static boolean isServed(Path folder) {
    try {
      OnnxScorer.open(ModelPackages.open(folder), Device.CPU).close();
      return true;
    } catch (BadModelPackage e) {
      return false;
    }
  }

  /** Half of them keep to the format and are wrong in what they say. */
  static byte[] mutated(byte[] original, int seed) throws Exception {
    Random random = new Random(seed);
    return seed % 2 == 0 ? GraphMutation.of(original, random) : garbled(original, random);
  }

  /** One to four changes: bits, bytes, cuts, repeats, swapped stretches. */
  private static byte[] garbled(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes && bytes.length > 1; change++) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
      switch (random.nextInt(6)) {
        case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) random.nextInt(256);
        case 3 -> bytes = joined(bytes, at, to, new byte[0]);
        case 4 -> bytes = joined(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(to - at, bytes.length - from);
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
    byte[] joined = new byte[from + between.length + bytes.length - to];
    System.arraycopy(bytes, 0, joined, 0, from);
    System.arraycopy(between, 0, joined, from, between.length);
    System.arraycopy(bytes, to, joined, from + between.length, bytes.length - to);
    return joined;
  }
}
