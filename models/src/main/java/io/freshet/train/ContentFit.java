package io.freshet.train;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.ContentProjection;
import io.freshet.block.PlainTable;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns from the items that training met what the rows of its table have to do with the words and
 * pictures of items, so that an item nobody has met gets a row by them: the more often an item was
 * met, the more its row counts.
 */
final class ContentFit {
  private static final String TABLE = "items/" + PlainTable.TABLE;
  private static final String BIAS = "items/" + PlainTable.BIAS;

  /** An item met so often counts half of one met always. */
  private static final double HALF = 10;

  private static final double PENALTY = 1;

  private final KnownItems known;
  private final long[] met;
  private final Weights table;
  private final Weights bias;

  private ContentFit(KnownItems known, TrainedModel model, Map<String, Weights> weights) {
    this.known = known;
    this.met = TrainingData.of(model.data(), model.plan().holdout()).popularity();
    this.table = Objects.requireNonNull(weights.get(TABLE), TABLE);
    this.bias = Objects.requireNonNull(weights.get(BIAS), BIAS);
  }

  /**
   * @throws UnfitSystem when the model has more of its items than vectors and biases
   */
  static ContentFit of(KnownItems known, TrainedModel model) {
    boolean plain =
        model.system().table() instanceof PlainTable
            && model.weights().containsKey(TABLE)
            && model.weights().containsKey(BIAS);
    if (!plain) {
      throw new UnfitSystem(
          "%s has no row for an item by its words: its item table is '%s', expected plain with a bias"
              .formatted(model.system().name(), model.system().table().label()));
    }
    return new ContentFit(known, model, model.weights());
  }

  private int width() {
    return (int) table.shape()[1];
  }

  ContentProjection projection() {
    return new ContentProjection(known.words().count(), width(), known.seen().width());
  }

  boolean isMet(int item) {
    return met[item] > 0;
  }

  /** Whether something is known of it. */
  boolean isDescribed(int item) {
    return known.isKnown(item);
  }

  /** Weights of the projection, learned from those items that training met and that are wanted. */
  Map<String, Weights> weights(IntPredicate wanted) {
    int[] items =
        IntStream.range(0, met.length)
            .filter(item -> isMet(item) && isDescribed(item) && wanted.test(item))
            .toArray();
    double[] usual = usual(items);
    int columns = usual.length;
    int words = known.words().count();
    Map<String, Weights> weights = new HashMap<>();
    weights.put(ContentProjection.USUAL, Weights.of(floats(usual, 0), columns));
    int[] said = Arrays.stream(items).filter(known::isSaid).toArray();
    double[] byWord = learned(words, said, known::words, usual);
    weights.put(ContentProjection.WORDS, Weights.of(floats(byWord, columns), words + 1L, columns));
    if (projection().pictures() > 0) {
      int[] seen = Arrays.stream(items).filter(known::isSeen).toArray();
      weights.putAll(pictured(seen, usual));
    }
    return weights;
  }

  /** From items whose pictures are known. */
  private Map<String, Weights> pictured(int[] items, double[] usual) {
    int words = known.words().count();
    int columns = usual.length;
    int pictures = projection().pictures();
    PictureFeatures features = PictureFeatures.of(known, items, weightsOf(items));
    double[] learned = learned(words + pictures, items, features::row, usual);
    double[] byWord = Arrays.copyOf(learned, words * columns);
    double[] byPicture = Arrays.copyOfRange(learned, words * columns, learned.length);
    for (int at = 0; at < byPicture.length; at++) {
      byPicture[at] *= features.scale();
    }
    return Map.of(
        ContentProjection.WORDS_PICTURED,
        Weights.of(floats(byWord, columns), words + 1L, columns),
        ContentProjection.PICTURES,
        Weights.of(floats(byPicture, 0), pictures, columns),
        ContentProjection.MIDDLE,
        Weights.of(floats(features.middle(), 0), pictures));
  }

  /** (features, D + 1) of what rows differ from the usual one. */
  private double[] learned(int features, int[] items, IntFunction<SparseRow> row, double[] usual) {
    int columns = usual.length;
    double[] targets = new double[items.length * columns];
    for (int at = 0; at < items.length; at++) {
      for (int column = 0; column < columns; column++) {
        targets[at * columns + column] = value(items[at], column) - usual[column];
      }
    }
    List<SparseRow> rows = Arrays.stream(items).mapToObj(row).toList();
    return new Ridge(features, PENALTY)
        .coefficients(new Ridge.Examples(rows, weightsOf(items), targets, columns));
  }

  private double[] usual(int[] items) {
    double[] usual = new double[width() + 1];
    double total = 0;
    for (int item : items) {
      total += weight(item);
      for (int column = 0; column < usual.length; column++) {
        usual[column] += weight(item) * value(item, column);
      }
    }
    for (int column = 0; column < usual.length && total > 0; column++) {
      usual[column] /= total;
    }
    return usual;
  }

  private double[] weightsOf(int[] items) {
    return Arrays.stream(items).mapToDouble(this::weight).toArray();
  }

  private double weight(int item) {
    return met[item] / (met[item] + HALF);
  }

  private double value(int item, int column) {
    return column < width() ? table.data()[(item + 1) * width() + column] : bias.data()[item + 1];
  }

  private static float[] floats(double[] values, int zerosBefore) {
    float[] floats = new float[zerosBefore + values.length];
    for (int at = 0; at < values.length; at++) {
      floats[zerosBefore + at] = (float) values[at];
    }
    return floats;
  }

  /** A projection that gives every bias so much more. */
  Map<String, Weights> raised(Map<String, Weights> projection, double by) {
    float[] usual = Objects.requireNonNull(projection.get(ContentProjection.USUAL)).data().clone();
    usual[width()] += (float) by;
    Map<String, Weights> raised = new HashMap<>(projection);
    raised.put(ContentProjection.USUAL, Weights.of(usual, usual.length));
    return raised;
  }

  /** The model's weights with rows by what is known of them for these items. */
  Map<String, Weights> filled(
      Map<String, Weights> model, Map<String, Weights> projection, IntPredicate items) {
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(), new StoredParameters<>(projection, (path, w) -> Array.of(w)));
    float[] rows = table.data().clone();
    float[] biases = bias.data().clone();
    for (int item = 0; item < met.length; item++) {
      if (items.test(item) && isDescribed(item)) {
        double[] row = known.row(projection(), pass, item);
        for (int column = 0; column < width(); column++) {
          rows[(item + 1) * width() + column] = (float) row[column];
        }
        biases[item + 1] = (float) row[width()];
      }
    }
    Map<String, Weights> filled = new HashMap<>(model);
    filled.put(TABLE, Weights.of(rows, table.shape()));
    filled.put(BIAS, Weights.of(biases, bias.shape()));
    return filled;
  }
}
