package io.freshet.job.operator;

import static io.freshet.sequence.Events.NOON;
import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.catalogue.PopularItems;
import io.freshet.catalogue.PopularItems.Popular;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.id.ItemHash;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ListSource;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.sequence.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PopularListTest {
  private static final Options MODEL_ARM = Options.on(Backend.HEAP);
  private static final Options POPULARITY_ARM = MODEL_ARM.running(withoutModel());

  private final List<String> told = new ArrayList<>();

  @AfterEach
  void forgetsWhatTheCatalogueWasTold() {
    told.forEach(OperatorRig.CATALOGUE::forget);
  }

  @Test
  void whereNothingIsPopularTheFirstListIsOfTheModelsItems() throws Exception {
    try (OperatorRig rig = OperatorRig.start(MODEL_ARM)) {
      Recommendation list = listAfter(rig, view("u", "new", 1));
      assertThat(list.getSource()).isEqualTo(ListSource.POPULARITY);
      assertThat(items(list)).containsExactly("a 0", "b 0", "c 0");
    }
  }

  @Test
  void whatFewChoseStandsBeforeWhatNobodyChose() throws Exception {
    tell("b", false);
    try (OperatorRig rig = OperatorRig.start(MODEL_ARM)) {
      rig.control(new Control.Popularity(popular("c", "new")));
      assertThat(items(listAfter(rig, view("u", "new", 1)))).containsExactly("c 3", "a 0", "d 0");
    }
  }

  @Test
  void whereNoModelKnowsAnythingTheCatalogueDoes() throws Exception {
    tell("p", true);
    tell("q", true);
    tell("r", false);
    tell("s", true);
    try (OperatorRig rig = OperatorRig.start(POPULARITY_ARM)) {
      List<String> others = Stream.of("p", "q").sorted(Comparator.comparing(ItemHash::of)).toList();
      assertThat(items(listAfter(rig, view("u", "s", 1))))
          .containsExactly(others.get(0) + " 0", others.get(1) + " 0");
    }
  }

  @Test
  void theCatalogueGoesOnWhereTheModelsItemsEnd() throws Exception {
    for (char item = 'b'; item <= 'z'; item++) {
      tell(String.valueOf(item), false);
    }
    tell("new", true);
    try (OperatorRig rig = OperatorRig.start(MODEL_ARM)) {
      assertThat(items(listAfter(rig, view("u", "other", 1)))).containsExactly("a 0", "new 0");
      Recommendation nothingOfTheModels = listAfter(rig, view("u", "a", 2));
      assertThat(nothingOfTheModels.getSource()).isEqualTo(ListSource.POPULARITY);
      assertThat(items(nothingOfTheModels)).containsExactly("new 0");
    }
  }

  @Test
  void aListIsEmptyWhenNothingIsKnown() throws Exception {
    try (OperatorRig rig = OperatorRig.start(POPULARITY_ARM)) {
      assertThat(items(listAfter(rig, view("u", "x", 1)))).isEmpty();
    }
  }

  private static Recommendation listAfter(OperatorRig rig, Interaction event) throws Exception {
    rig.event(event);
    rig.advance(5);
    return rig.lists().get(0);
  }

  private void tell(String item, boolean available) {
    told.add(item);
    OperatorRig.CATALOGUE.apply(
        ItemEvent.newBuilder()
            .setItemId(item)
            .setAt(Instant.ofEpochMilli(NOON))
            .setAvailable(available)
            .build());
  }

  private static PopularItems popular(String... items) {
    return new PopularItems(
        Stream.of(items).map(item -> new Popular(item, ItemHash.of(item), 3)).toList());
  }

  private static Experiment withoutModel() {
    return new Experiment(
        "trial",
        "salt",
        0,
        List.of(new Variant("control", 1, "popularity", "", ModelSource.POPULARITY)));
  }

  private static List<String> items(Recommendation list) {
    return list.getItems().stream().map(PopularListTest::item).toList();
  }

  private static String item(RankedItem item) {
    return "%s %.0f".formatted(item.getItemId(), item.getScore());
  }
}
