package io.freshet.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every index promises, held against plain arithmetic over a map. */
abstract class VectorIndexContract {
  /** Prime, so that no loop comes out even. */
  private static final int WIDTH = 13;

  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<String, float[]> truth = new HashMap<>();

  abstract VectorIndex index(int width);

  /** The share of the true neighbours that it must find. */
  abstract double recall();

  @Test
  void knowsNothingWhenItIsEmpty() {
    VectorIndex index = index(WIDTH);
    assertThat(index.size()).isZero();
    assertThat(index.nearest(List.of(vector()), 5)).isEqualTo(List.of(List.of()));
    assertThat(index.nearest(List.of(), 5)).isEmpty();
  }

  @Test
  void findsTheNearestOfManyNearestFirst() {
    VectorIndex index = index(WIDTH);
    for (int item = 0; item < 2500; item++) {
      put(index, "item" + item);
    }
    assertThat(index.size()).isEqualTo(2500);
    holds(index);
  }

  @Test
  void anItemIsNearestToItselfWhateverItsLength() {
    VectorIndex index = index(WIDTH);
    for (int item = 0; item < 300; item++) {
      put(index, "item" + item);
    }
    float[] longer = known("item77").clone();
    for (int at = 0; at < WIDTH; at++) {
      longer[at] *= 250;
    }
    Neighbour first = index.nearest(List.of(longer), 1).get(0).get(0);
    assertThat(first.item()).isEqualTo("item77");
    assertThat(first.cosine()).isEqualTo(1, within(1e-5));
    float[] told = index.vector("item77").orElseThrow();
    assertThat(cosine(told, longer)).isEqualTo(1, within(1e-5));
    assertThat(length(told)).isEqualTo(1, within(1e-5));
    index.remove("item77");
    assertThat(index.vector("item77")).isEmpty();
  }

  @Test
  void answersAsIfChangedItemsHadNeverBeenOtherwise() {
    VectorIndex index = index(WIDTH);
    for (int change = 0; change < 6000; change++) {
      String item = "item" + random.nextInt(1500);
      if (random.nextInt(4) == 0) {
        truth.remove(item);
        index.remove(item);
      } else {
        put(index, item);
      }
    }
    assertThat(index.size()).isEqualTo(truth.size());
    holds(index);
  }

  @Test
  void canBeEmptiedAndFilledAgain() {
    VectorIndex index = index(WIDTH);
    for (int round = 0; round < 3; round++) {
      for (int item = 0; item < 1100; item++) {
        put(index, "item" + item);
      }
      for (int item = 0; item < 1100; item++) {
        index.remove("item" + item);
      }
      truth.clear();
      assertThat(index.size()).isZero();
      assertThat(index.nearest(List.of(vector()), 3)).isEqualTo(List.of(List.of()));
    }
    put(index, "last");
    holds(index);
  }

  @Test
  void givesAllItHasWhenMoreAreAskedFor() {
    VectorIndex index = index(WIDTH);
    put(index, "a");
    put(index, "b");
    assertThat(index.nearest(List.of(vector()), 50).get(0))
        .extracting(Neighbour::item)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(index.nearest(List.of(vector()), 0)).isEqualTo(List.of(List.of()));
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    VectorIndex index = index(WIDTH);
    put(index, "a");
    index.remove("b");
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void refusesAVectorWithoutADirection() {
    VectorIndex index = index(WIDTH);
    assertThatThrownBy(() -> index.put("a", new float[WIDTH]))
        .hasMessage("a vector has the length 0.0, expected a finite one above 0");
    assertThatThrownBy(() -> index.put("a", new float[WIDTH + 1]))
        .hasMessage("a vector has 14 components, expected 13");
    float[] none = vector();
    none[3] = Float.NaN;
    assertThatThrownBy(() -> index.nearest(List.of(none), 1))
        .hasMessage("a vector has the length NaN, expected a finite one above 0");
    assertThat(index.size()).isZero();
  }

  private void put(VectorIndex index, String item) {
    float[] vector = vector();
    truth.put(item, vector);
    index.put(item, vector);
  }

  private float[] known(String item) {
    return Objects.requireNonNull(truth.get(item), item);
  }

  private float[] vector() {
    float[] vector = new float[WIDTH];
    for (int at = 0; at < WIDTH; at++) {
      vector[at] = (float) random.nextGaussian();
    }
    return vector;
  }

  private void holds(VectorIndex index) {
    List<float[]> questions = new ArrayList<>();
    for (int question = 0; question < 40; question++) {
      questions.add(vector());
    }
    List<List<Neighbour>> answers = index.nearest(questions, 10);
    int right = 0;
    int wanted = 0;
    for (int question = 0; question < questions.size(); question++) {
      List<Neighbour> answer = answers.get(question);
      Set<String> expected = expected(questions.get(question));
      checkAnswer(questions.get(question), answer);
      Set<String> found = new HashSet<>();
      answer.forEach(neighbour -> found.add(neighbour.item()));
      found.retainAll(expected);
      right += found.size();
      wanted += expected.size();
    }
    assertThat((double) right / wanted).isGreaterThanOrEqualTo(recall());
  }

  private void checkAnswer(float[] question, List<Neighbour> answer) {
    assertThat(answer).hasSize(Math.min(10, truth.size()));
    assertThat(answer).extracting(Neighbour::item).doesNotHaveDuplicates();
    assertThat(answer)
        .isSortedAccordingTo(Comparator.comparingDouble(Neighbour::cosine).reversed());
    for (Neighbour neighbour : answer) {
      assertThat(truth).containsKey(neighbour.item());
      double cosine = cosine(question, known(neighbour.item()));
      assertThat(neighbour.cosine()).isEqualTo(cosine, within(1e-5));
    }
  }

  private Set<String> expected(float[] question) {
    Set<String> nearest = new HashSet<>();
    truth.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> -cosine(question, entry.getValue())))
        .limit(10)
        .forEach(entry -> nearest.add(entry.getKey()));
    return nearest;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int at = 0; at < a.length; at++) {
      product += (double) a[at] * b[at];
      squaresA += (double) a[at] * a[at];
      squaresB += (double) b[at] * b[at];
    }
    return product / Math.sqrt(squaresA * squaresB);
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }
}
