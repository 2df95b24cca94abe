package io.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.onnx.Emission;
import io.freshet.block.ContentProjection;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.Provenance;
import io.freshet.model.VectorSpace;
import io.freshet.score.ContentReader;
import io.freshet.score.Device;
import io.freshet.score.Known;
import io.freshet.score.NewItems;
import io.freshet.score.OnnxScorer;
import io.freshet.score.SequenceBatch;
import io.freshet.score.TopItems;
import io.freshet.system.RetNet;
import io.freshet.system.SasRec;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package ranks items that it has never met with those of its vocabulary. */
final class GrowingCatalogueTest {
  private static final int ITEMS = 19;
  private static final int WIDTH = 16;
  private static final double TOLERANCE = 1e-4;
  private static final ItemWords WORDS = new ItemWords(new HashedNgrams(50, 3, 4));
  private static final SequenceBatch BATCH =
      new SequenceBatch(3, 4, new long[] {0, 0, 0, 5, 0, 3, 7, 1, 19, 2, 7, 7});

  private static final Known CUP = new Known("A red cup", List.of("Kitchen"), new float[0]);
  private static final Known BOWL = new Known("茶碗", List.of("Kitchen", "Gifts"), new float[0]);

  @TempDir Path repository;

  @ParameterizedTest
  @EnumSource(Emission.class)
  void aNewItemWithTheRowOfAKnownOneHasItsScores(Emission emission) throws Exception {
    TrainedSystem trained = trained(new SasRec());
    float[] twins = concat(row(trained, 7), row(trained, 12));
    try (OnnxScorer scorer = open(new Exporter(repository, emission, 1).export(trained))) {
      TopItems all = scorer.score(BATCH, ITEMS + 2, new NewItems(2, twins));
      assertThat(all.k()).isEqualTo(ITEMS + 2);
      for (int row = 0; row < BATCH.rows(); row++) {
        Map<Integer, Float> scores = scores(all, row);
        assertThat(scores).hasSize(ITEMS + 2);
        assertThat(scores.get(ITEMS + 1)).isEqualTo(scores.get(7), within(1e-5f));
        assertThat(scores.get(ITEMS + 2)).isEqualTo(scores.get(12), within(1e-5f));
      }
    }
  }

  @Test
  void withoutNewItemsItAnswersAsOneThatReadsNone() throws Exception {
    TrainedSystem trained = trained(new SasRec());
    TrainedSystem plain =
        new TrainedSystem(
            "plain", trained.system(), trained.weights(), trained.itemIds(), trained.provenance());
    try (OnnxScorer reading = open(Exporter.to(repository).export(trained));
        OnnxScorer other = open(Exporter.to(repository).export(plain))) {
      TopItems found = reading.score(BATCH, ITEMS);
      TopItems expected = other.score(BATCH, ITEMS);
      assertThat(found.items()).isEqualTo(expected.items());
      assertThat(found.scores()).containsExactly(expected.scores(), within(1e-5f));
      assertThat(other.content()).isEmpty();
      assertThatThrownBy(() -> other.score(BATCH, 3, new NewItems(1, row(trained, 1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ranks no items but its own, found 1 new ones");
    }
  }

  @Test
  void theNewItemsOfOneCallAreNotThoseOfTheNext() throws Exception {
    TrainedSystem trained = trained(new SasRec());
    try (OnnxScorer scorer = open(Exporter.to(repository).export(trained))) {
      for (int raised : new int[] {2, 1, 2}) {
        float[] rows = concat(row(trained, 1), row(trained, 1));
        rows[raised * (WIDTH + 1) - 1] += 1_000;
        TopItems best = scorer.score(BATCH, 1, new NewItems(2, rows));
        assertThat(best.items()).containsOnly(ITEMS + raised);
        assertThat(scorer.score(BATCH, 1).items()).doesNotContain(ITEMS + 1, ITEMS + 2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Emission.class)
  void wordsBecomeTheRowsThatPlainArithmeticGives(Emission emission) throws Exception {
    becomesWhatPlainArithmeticGives(trained(new SasRec()), emission, List.of(CUP, BOWL));
  }

  @ParameterizedTest
  @EnumSource(Emission.class)
  void wordsAndPicturesBecomeTheRowsThatPlainArithmeticGives(Emission emission) throws Exception {
    float[] picture = {0.5f, -2, 1};
    List<Known> items =
        List.of(
            CUP.pictured(picture),
            BOWL,
            Known.NOTHING.pictured(picture),
            BOWL.pictured(new float[] {0, 0, 3}));
    becomesWhatPlainArithmeticGives(seeing(new SasRec()), emission, items);
  }

  private void becomesWhatPlainArithmeticGives(
      TrainedSystem trained, Emission emission, List<Known> known) throws Exception {
    TrainedContent content = trained.content().orElseThrow();
    try (OnnxScorer scorer = open(new Exporter(repository, emission, 1).export(trained))) {
      ContentReader reader = scorer.content().orElseThrow();
      assertThat(reader.launch()).isEqualTo(1.5f);
      assertThat(reader.pictures()).isEqualTo(content.pictures());
      List<Known> items = Stream.concat(known.stream(), Stream.of(Known.NOTHING)).toList();
      float[] rows = reader.rows(items);
      assertThat(rows).hasSize(items.size() * (WIDTH + 1));
      for (int item = 0; item < items.size(); item++) {
        double[] expected = naive(content, items.get(item));
        for (int column = 0; column <= WIDTH; column++) {
          assertThat((double) rows[item * (WIDTH + 1) + column])
              .isEqualTo(expected[column], within(TOLERANCE));
        }
      }
    }
  }

  @Test
  void aSystemThatReadsNewItemsKeepsNothingOfAHistory() throws Exception {
    ModelPackage made = Exporter.to(repository).export(trained(new RetNet()));
    assertThat(made.manifest().step()).isEmpty();
    try (OnnxScorer scorer = open(made)) {
      assertThat(scorer.steps()).isEmpty();
    }
  }

  @Test
  void refusesAContentWhoseRowsAreNotThoseOfTheGraph() throws Exception {
    ModelPackage made = Exporter.to(repository).export(trained(new SasRec()));
    Path manifest = made.folder().resolve("manifest.json");
    String told = Files.readString(manifest).replace(made.version(), "");
    Files.writeString(
        manifest,
        told.replace("\"width\" : 16,\n    \"launch\"", "\"width\" : 15,\n    \"launch\""));
    assertThatThrownBy(() -> open(ModelPackages.open(made.folder())))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("takes rows of 17 numbers of new items, expected 16");
  }

  private static OnnxScorer open(ModelPackage made) throws BadModelPackage {
    return OnnxScorer.open(made, Device.CPU);
  }

  private static TrainedSystem trained(SystemDefinition definition) {
    SystemPlan plan =
        new SystemPlan(
            definition,
            definition.standard().withLongest(6).withWidth(WIDTH).withHeads(2).withDepth(2));
    SequenceSystem system = plan.forCatalogue(ITEMS, plan.objective());
    List<String> ids = IntStream.rangeClosed(1, ITEMS).mapToObj(n -> "item-" + n).toList();
    return new TrainedSystem(
            "growing",
            system,
            Cost.declarations(system).draw(2),
            ids,
            Provenance.of(plan.name(), plan.describe()))
        .reading(content(Optional.empty()));
  }

  /** It knows new items by their pictures too. */
  private static TrainedSystem seeing(SystemDefinition definition) {
    return trained(definition).reading(content(Optional.of(new VectorSpace("eye", "1", 3))));
  }

  private static TrainedContent content(Optional<VectorSpace> pictures) {
    ContentProjection projection =
        new ContentProjection(WORDS.count(), WIDTH, pictures.map(VectorSpace::width).orElse(0));
    return new TrainedContent(WORDS, projection, drawn(projection), pictures, 1.5);
  }

  private static Map<String, Weights> drawn(ContentProjection projection) {
    int columns = projection.width() + 1;
    Random random = new Random(4);
    Map<String, Weights> drawn = new HashMap<>();
    drawn.put(ContentProjection.USUAL, gaussian(random, columns));
    drawn.put(ContentProjection.WORDS, gaussian(random, projection.words() + 1L, columns));
    if (projection.pictures() > 0) {
      drawn.put(
          ContentProjection.WORDS_PICTURED, gaussian(random, projection.words() + 1L, columns));
      drawn.put(ContentProjection.PICTURES, gaussian(random, projection.pictures(), columns));
      drawn.put(ContentProjection.MIDDLE, gaussian(random, projection.pictures()));
    }
    return drawn;
  }

  private static Weights gaussian(Random random, long... shape) {
    float[] values = new float[Weights.count(shape)];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return Weights.of(values, shape);
  }

  private static double[] naive(TrainedContent content, Known item) {
    int[] said = WORDS.of(item.title(), item.categories());
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(), new StoredParameters<>(content.weights(), (path, w) -> Array.of(w)));
    long[] words = said.length == 0 ? new long[1] : Arrays.stream(said).asLongStream().toArray();
    Array numbers = Array.integers(words, 1, words.length);
    if (content.pictures().isEmpty()) {
      return content.projection().rows(pass, numbers).data();
    }
    double[] picture = new double[content.projection().pictures()];
    for (int at = 0; at < item.picture().length; at++) {
      picture[at] = item.picture()[at];
    }
    return content.projection().rows(pass, numbers, Array.of(picture, 1, picture.length)).data();
  }

  /** What the table has for a known item, its bias last. */
  private static float[] row(TrainedSystem trained, int item) {
    float[] table = Objects.requireNonNull(trained.weights().get("items/table")).data();
    float[] bias = Objects.requireNonNull(trained.weights().get("items/bias")).data();
    float[] row = Arrays.copyOfRange(table, item * WIDTH, (item + 1) * WIDTH + 1);
    row[WIDTH] = bias[item];
    return row;
  }

  private static float[] concat(float[] one, float[] other) {
    float[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static Map<Integer, Float> scores(TopItems all, int row) {
    Map<Integer, Float> scores = new HashMap<>();
    for (int at = row * all.k(); at < (row + 1) * all.k(); at++) {
      scores.put(all.items()[at], all.scores()[at]);
    }
    return scores;
  }
}
