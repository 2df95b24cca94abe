package io.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.objective.NextItem;
import io.freshet.system.ErnieEntities;
import io.freshet.system.RankingSystem;
import io.freshet.system.SasRec;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExporterTest {
  private static final RankingSystem SYSTEM =
      new SystemPlan(
              new SasRec(),
              new SasRec()
                  .standard()
                  .withLongest(23)
                  .withWidth(15)
                  .withHeads(5)
                  .withDropout(0)
                  .with("positions", "relative"))
          .forCatalogue(31, new NextItem());

  @TempDir Path repository;

  /** The graph must give what plain arithmetic gives, or there is no package. */
  @ParameterizedTest
  @EnumSource(Emission.class)
  void publishesWhatTheGraphAndPlainArithmeticAgreeOn(Emission emission) throws Exception {
    ModelPackage made = new Exporter(repository, emission, 7).export(trained(weights()));

    assertThat(made.folder())
        .isEqualTo(repository.resolve("shop").resolve(made.version()))
        .isDirectoryContaining("glob:**/golden.json");
    assertThat(made.maxLength()).isEqualTo(23);
    assertThat(made.golden().orElseThrow().seed()).isEqualTo(7);
    assertThat(made.manifest().provenance())
        .isEqualTo(provenance())
        .satisfies(from -> assertThat(from.licence()).isEqualTo("research only"));
  }

  @Test
  void keepsBesideTheGraphWhatItWasToldOfItems() throws Exception {
    ErnieEntities definition = new ErnieEntities();
    SystemPlan plan = new SystemPlan(definition, definition.standard().withLongest(9).withDepth(2));
    RankingSystem system = plan.forCatalogue(31, plan.objective());
    Map<String, Weights> drawn = Cost.declarations(system).draw(1);
    List<String> ids = IntStream.range(0, 31).mapToObj(n -> "item" + n).toList();
    ModelPackage made =
        Exporter.to(repository)
            .export(new TrainedSystem("kinds", system, drawn, ids, provenance()));

    assertThat(made.manifest().files()).containsKey("entities.json");
    assertThat(made.folder().resolve("entities.json"))
        .content()
        .startsWith("{\"names\":[\"entity 1\",")
        .contains("\"items\":[[],[2],[3,4],[4,5,6],[],");
  }

  @Test
  void theSameModelTwiceIsOnePackage() throws Exception {
    ModelPackage first = Exporter.to(repository).export(trained(weights()));
    ModelPackage second = Exporter.to(repository).export(trained(weights()));

    assertThat(second.folder()).isEqualTo(first.folder());
    assertThat(children(repository)).containsExactly("shop");
    assertThat(children(repository.resolve("shop"))).containsExactly(first.version());
  }

  @Test
  void publishesNothingThatFailsItsChecks() throws Exception {
    Map<String, Weights> spoiled = new LinkedHashMap<>(weights());
    spoiled.computeIfPresent(
        "items/table",
        (path, table) -> {
          float[] data = table.data().clone();
          data[20] = Float.NaN;
          return new Weights(data, table.shape());
        });

    assertThatThrownBy(() -> Exporter.to(repository).export(trained(spoiled)))
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContaining("has NaN at element 20 of tensor 'items/table'");
    assertThat(children(repository)).isEmpty();
  }

  @Test
  void refusesAVocabularyThatDoesNotFitTheTable() {
    assertThatThrownBy(
            () -> new TrainedSystem("shop", SYSTEM, weights(), List.of("one"), provenance()))
        .hasMessage("cannot export shop: the item table has 31 items, expected 1 as there are ids");
  }

  private static TrainedSystem trained(Map<String, Weights> weights) {
    List<String> ids = IntStream.range(0, 31).mapToObj(i -> "item-" + i).toList();
    return new TrainedSystem("shop", SYSTEM, weights, ids, provenance());
  }

  private static Provenance provenance() {
    return Provenance.of("sasrec", Map.of("width", "15"))
        .trainedOn("clicks", "ab12", "research only")
        .measured(List.of(1L, 2L), Map.of("ndcg@10", 0.125))
        .madeFrom("0123456789abcdef");
  }

  private static Map<String, Weights> weights() {
    return Cost.declarations(SYSTEM).draw(3);
  }

  private static List<String> children(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
