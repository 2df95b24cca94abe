package io.freshet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BucketingTest {
  private static final int USERS = 100_000;

  /** Whoever breaks this moves people between arms in the middle of running experiments. */
  @Test
  void goldenBucketsStayForEver() throws IOException {
    Experiment experiment = experiment("golden", 0.1, arm("a", 1), arm("b", 1), arm("c", 2));
    try (InputStream in = BucketingTest.class.getResourceAsStream("/buckets/golden.csv")) {
      List<String> lines =
          new String(
                  Objects.requireNonNull(in).readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(lines).hasSizeGreaterThan(100);
      for (String line : lines) {
        String user = line.substring(0, line.indexOf(','));
        assertThat(line(experiment, user)).isEqualTo(line);
      }
    }
  }

  @Test
  void sharesAreTheWeights() {
    Experiment experiment = experiment("s", 0, arm("a", 1), arm("b", 3), arm("c", 0), arm("d", 6));
    Map<String, Integer> counts = counts(experiment);
    assertThat(counts).doesNotContainKey("c");
    // Chi-square with 2 degrees of freedom: 13.8 is exceeded once in a thousand salts.
    assertThat(chiSquare(counts, Map.of("a", 0.1, "b", 0.3, "d", 0.6))).isLessThan(13.8);
  }

  @Test
  void bucketsAreEvenlyFilled() {
    int[] filled = new int[Bucketing.BUCKETS];
    for (int i = 0; i < USERS * 10; i++) {
      filled[Bucketing.bucket("salt", "user-" + i)]++;
    }
    double expected = USERS * 10.0 / Bucketing.BUCKETS;
    double chiSquare = 0;
    for (int count : filled) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // 9,999 degrees of freedom: mean 9,999, standard deviation 141; four of them.
    assertThat(chiSquare).isCloseTo(9_999, within(566.0));
  }

  @Test
  void theHoldoutGetsTheFirstModelUnderItsOwnName() {
    Experiment experiment = experiment("s", 0.2, arm("a", 1), arm("b", 1));
    Map<String, Integer> counts = counts(experiment);
    assertThat(chiSquare(counts, Map.of("holdout", 0.2, "a", 0.4, "b", 0.4))).isLessThan(13.8);
    assertThat(experiment.heldOut().modelName()).isEqualTo("model-a");
    assertThat(counts(experiment("s", 1, arm("a", 1)))).containsOnlyKeys("holdout");
    assertThat(counts(experiment("s", 0, arm("a", 1)))).containsOnlyKeys("a");
  }

  @Test
  void aGrowingHoldoutTakesUsersAndGivesNoneAnotherArm() {
    Experiment before = experiment("s", 0.1, arm("a", 1), arm("b", 1));
    Experiment after = experiment("s", 0.3, arm("a", 1), arm("b", 1));
    assertThat(moves(before, after).keySet())
        .containsExactlyInAnyOrder("a to holdout", "b to holdout");
  }

  @Test
  void growingAnArmMovesUsersToItAndNobodyElse() {
    Experiment before = experiment("s", 0, arm("a", 8), arm("b", 1), arm("c", 1));
    Experiment after = experiment("s", 0, arm("a", 8), arm("b", 1), arm("c", 6));
    Map<String, Integer> moves = moves(before, after);
    assertThat(moves.keySet()).containsExactlyInAnyOrder("a to c", "b to c");
    // c grows from 10 % to 40 %: no assignment could move fewer than 30 %.
    assertThat(moves.values().stream().mapToInt(Integer::intValue).sum() / (double) USERS)
        .isCloseTo(0.3, within(0.006));
  }

  @Test
  void aNewArmTakesItsShareAndALeavingOneGivesOnlyItsOwn() {
    Experiment two = experiment("s", 0, arm("a", 1), arm("b", 1));
    Experiment three = experiment("s", 0, arm("a", 1), arm("b", 1), arm("c", 1));
    assertThat(moves(two, three).keySet()).containsExactlyInAnyOrder("a to c", "b to c");
    assertThat(moves(three, two).keySet()).containsExactlyInAnyOrder("c to a", "c to b");
  }

  @Test
  void neitherOrderNorScaleNorModelOfTheArmsMatters() {
    Experiment one = experiment("s", 0, arm("a", 1), arm("b", 2), arm("c", 3));
    Experiment other =
        experiment("s", 0, arm("c", 30), arm("a", 10), new Variant("b", 20, "new", "2", "x"));
    assertThat(moves(one, other)).isEmpty();
  }

  @Test
  void differentSaltsDivideUsersIndependently() {
    Experiment one = experiment("s1", 0.5, arm("a", 1), arm("b", 1));
    Experiment other = experiment("s2", 0.5, arm("a", 1), arm("b", 1));
    Map<String, Integer> pairs = new HashMap<>();
    Map<String, Double> expected = new HashMap<>();
    for (int i = 0; i < USERS; i++) {
      String pair = name(one, "user-" + i) + " " + name(other, "user-" + i);
      pairs.merge(pair, 1, Integer::sum);
    }
    for (String pair : pairs.keySet()) {
      long holdouts = java.util.Arrays.stream(pair.split(" ")).filter("holdout"::equals).count();
      expected.put(pair, holdouts == 2 ? 0.25 : holdouts == 1 ? 0.125 : 0.0625);
    }
    assertThat(pairs).hasSize(9);
    // 8 degrees of freedom: 26.1 is exceeded once in a thousand.
    assertThat(chiSquare(pairs, expected)).isLessThan(26.1);
  }

  @Test
  void theHoldoutIsIndependentOfTheArms() {
    Experiment open = experiment("s", 0, arm("a", 1), arm("b", 1));
    Experiment held = experiment("s", 0.5, arm("a", 1), arm("b", 1));
    Map<String, Integer> armsOfTheHeldOut = new HashMap<>();
    IntStream.range(0, USERS)
        .mapToObj(i -> "user-" + i)
        .filter(user -> name(held, user).equals("holdout"))
        .forEach(user -> armsOfTheHeldOut.merge(name(open, user), 1, Integer::sum));
    assertThat(chiSquare(armsOfTheHeldOut, Map.of("a", 0.5, "b", 0.5))).isLessThan(10.8);
  }

  static String line(Experiment experiment, String user) {
    return "%s,%d,%s"
        .formatted(user, Bucketing.bucket(experiment.salt(), user), name(experiment, user));
  }

  static Experiment experiment(String salt, double holdout, Variant... variants) {
    return new Experiment("test", salt, holdout, List.of(variants));
  }

  static Variant arm(String name, double weight) {
    return new Variant(name, weight, "model-" + name, "1", "models/" + name);
  }

  private static String name(Experiment experiment, String user) {
    return Bucketing.assign(experiment, user).name();
  }

  private static Map<String, Integer> counts(Experiment experiment) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < USERS; i++) {
      counts.merge(name(experiment, "user-" + i), 1, Integer::sum);
    }
    return counts;
  }

  private static Map<String, Integer> moves(Experiment before, Experiment after) {
    Map<String, Integer> moves = new HashMap<>();
    for (int i = 0; i < USERS; i++) {
      String from = name(before, "user-" + i);
      String to = name(after, "user-" + i);
      if (!from.equals(to)) {
        moves.merge(from + " to " + to, 1, Integer::sum);
      }
    }
    return moves;
  }

  private static double chiSquare(Map<String, Integer> counts, Map<String, Double> shares) {
    double total = counts.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(counts.keySet()).isEqualTo(shares.keySet());
    return counts.entrySet().stream()
        .mapToDouble(
            entry -> {
              double expected = Objects.requireNonNull(shares.get(entry.getKey())) * total;
              return Math.pow(entry.getValue() - expected, 2) / expected;
            })
        .sum();
  }
}
