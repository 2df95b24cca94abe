package io.freshet.job.operator;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.block.ContentProjection;
import io.freshet.catalogue.SeenItemsSource;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedContent;
import io.freshet.export.TrainedSystem;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.system.SasRec;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Weights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Items that came up after a model was trained, told to the catalogue of a running operator. */
@Timeout(60)
final class NewItemsServingTest {
  private static final int ITEMS = 11;
  private static final int WIDTH = 8;
  private static final ItemWords WORDS = new ItemWords(new HashedNgrams(1 << 16, 3, 4));
  private static final List<String> LAUNCHED = List.of("new-lamp", "new-cup", "item-4", "new-hat");

  @TempDir Path packages;

  private OperatorRig rig;
  private int second;

  @BeforeEach
  void start() throws Exception {
    rig = OperatorRig.start(options(Exporter.to(packages).export(trained())));
  }

  @AfterEach
  void forget() throws Exception {
    rig.close();
    LAUNCHED.forEach(OperatorRig.CATALOGUE::forget);
  }

  @Test
  void aNewItemIsListedFromTheNextBundleOnAndAsLongAsItCanBeHad() throws Exception {
    assertThat(listed("ann")).hasSize(3).allMatch(id -> id.startsWith("item-"));

    launch("new-lamp", "A glowing lamp", true);
    assertThat(listed("ann").get(0)).isEqualTo("new-lamp");

    launch("new-cup", "A dull cup", true);
    assertThat(listed("ann")).startsWith("new-lamp").doesNotContain("new-cup");

    launch("new-lamp", "A glowing lamp", false);
    assertThat(listed("ann")).hasSize(3).doesNotContain("new-lamp", "new-cup");
  }

  @Test
  void anItemIsWhatWasSaidOfItLast() throws Exception {
    launch("new-cup", "A dull cup", true);
    assertThat(listed("ann")).doesNotContain("new-cup");
    launch("new-cup", "A glowing cup", true);
    assertThat(listed("ann").get(0)).isEqualTo("new-cup");
  }

  @Test
  void anItemThatIsForgottenIsNotListed() throws Exception {
    launch("new-lamp", "A glowing lamp", true);
    assertThat(listed("ann").get(0)).isEqualTo("new-lamp");
    OperatorRig.CATALOGUE.forget("new-lamp");
    assertThat(listed("ann")).hasSize(3).doesNotContain("new-lamp");
  }

  @Test
  void whatTheModelHasMetStaysWhatItLearned() throws Exception {
    List<String> before = listed("ann");
    launch("item-4", "A glowing classic", true);
    assertThat(listed("ann")).isEqualTo(before);
  }

  @Test
  void whoMetANewItemIsNotToldOfItAgain() throws Exception {
    launch("new-hat", "A glowing hat", true);
    assertThat(listed("ann").get(0)).isEqualTo("new-hat");
    rig.event(view("ann", "new-hat", ++second));
    assertThat(listed("ann")).hasSize(3).doesNotContain("new-hat");
    assertThat(listed("ben").get(0)).isEqualTo("new-hat");
  }

  private List<String> listed(String user) throws Exception {
    rig.event(view(user, "item-" + (1 + second % 2), ++second));
    rig.barrier();
    List<Recommendation> lists = rig.lists();
    assertThat(lists).hasSize(1);
    return lists.get(0).getItems().stream().map(RankedItem::getItemId).toList();
  }

  private void launch(String id, String title, boolean available) {
    OperatorRig.CATALOGUE.apply(
        ItemEvent.newBuilder()
            .setItemId(id)
            .setAt(Instant.ofEpochSecond(++second))
            .setTitle(title)
            .setAvailable(available)
            .build());
  }

  /** Items that glow are for everybody, others for nobody. */
  private static TrainedSystem trained() {
    SystemPlan plan =
        new SystemPlan(
            new SasRec(), new SasRec().standard().withLongest(6).withWidth(WIDTH).withDepth(1));
    SequenceSystem system = plan.forCatalogue(ITEMS, plan.objective());
    List<String> ids = IntStream.rangeClosed(1, ITEMS).mapToObj(n -> "item-" + n).toList();
    float[] usual = new float[WIDTH + 1];
    usual[WIDTH] = -1_000;
    float[] rows = new float[(WORDS.count() + 1) * (WIDTH + 1)];
    for (int word : WORDS.of("glowing", List.of())) {
      rows[word * (WIDTH + 1) + WIDTH] = 10_000;
    }
    TrainedContent content =
        new TrainedContent(
            WORDS,
            new ContentProjection(WORDS.count(), WIDTH, 0),
            Map.of(
                ContentProjection.USUAL,
                Weights.of(usual, WIDTH + 1L),
                ContentProjection.WORDS,
                Weights.of(rows, WORDS.count() + 1L, WIDTH + 1L)),
            Optional.empty(),
            0);
    return new TrainedSystem(
            plan.name(),
            system,
            Cost.declarations(system).draw(2),
            ids,
            Provenance.of(plan.name(), plan.describe()))
        .reading(content);
  }

  private static Options options(ModelPackage made) {
    Variant only = new Variant("control", 1, made.name(), "", made.folder().toString());
    return Options.on(Backend.ROCKSDB)
        .from(new PackagedModels("cpu", SeenItemsSource.NONE))
        .running(new Experiment("trial", "salt", 0, List.of(only)));
  }
}
