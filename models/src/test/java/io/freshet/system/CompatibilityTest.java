package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.data.ItemEntities;
import io.freshet.data.ItemFacts;
import io.freshet.objective.DenoisedEntities;
import io.freshet.objective.MaskedItems;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import io.freshet.objective.PermutedItems;
import org.junit.jupiter.api.Test;

final class CompatibilityTest {
  private static final Objective NEXT = new NextItem();
  private static final Objective MASKED = new MaskedItems(0.2, 0.2);

  @Test
  void aMixerOfAllPositionsCannotBeAskedForTheNextItemEverywhere() {
    refused(SystemPlan.of(new Linformer()), NEXT)
        .hasMessageContaining(
            "objective causal-next-item is causal, mixer low-rank(2, 16) allows bidirectional,"
                + " last-slot");
    refused(SystemPlan.of(new Bert4Rec()), NEXT)
        .hasMessageContaining("mixer full(2) allows bidirectional, last-slot")
        .hasMessageContaining(
            "objective causal-next-item teaches to answer from the last item, input ids + mask asks"
                + " a hidden item");
  }

  @Test
  void whatIsAskedWhenItServesMustBeWhatItLearned() {
    refused(SystemPlan.of(new SasRec()), MASKED)
        .hasMessage(
            "system sasrec cannot be built: objective masked-items teaches to answer from a hidden"
                + " item, input ids asks the last item");
  }

  @Test
  void permutedItemsNeedAMixerThatLooksWhereItIsToldAndPositionsThatAreTold() {
    refused(SystemPlan.of(new Linformer()), new PermutedItems(0.2))
        .hasMessageContaining(
            "objective permuted-items is permuted, mixer low-rank(2, 16) allows bidirectional,"
                + " last-slot")
        .hasMessageContaining(
            "objective permuted-items tells where positions stand, positions learned count them");
    assertThat(SystemPlan.of(new XlNet()).forCatalogue(10, new PermutedItems(0))).isNotNull();
  }

  @Test
  void tasksBesidesItemsNeedTheirHeads() {
    refused(SystemPlan.of(new Bert4Rec()), new Ernie2().objective())
        .hasMessage(
            "system bert4rec cannot be built: objective continual-tasks asks the heads {again=2,"
                + " distance=3, order=9, popular=2}, the system has {}");
  }

  @Test
  void aSystemThatAsksWhatItemsAreNeedsDataThatTell() {
    SystemPlan plan = SystemPlan.of(new ErnieEntities());
    ItemFacts unknown = new ItemFacts(ItemEntities.none(12), new boolean[12]);
    assertThatThrownBy(() -> plan.forCatalogue(unknown, plan.objective()))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage(
            "system ernie-entities cannot be built: input ids + mask + entities asks what items"
                + " are, the data tell of none of 12");
    assertThat(SystemPlan.of(new SasRec()).forCatalogue(unknown, NEXT)).isNotNull();
  }

  @Test
  void entitiesThatAreAskedForNeedTheirHead() {
    refused(SystemPlan.of(new Bert4Rec()), new DenoisedEntities(MASKED))
        .hasMessage(
            "system bert4rec cannot be built: objective denoised-entities asks the heads"
                + " {entities=0}, the system has {}");
  }

  @Test
  void entitiesThatABlockTakesInNeedAnotherThatHearsThem() {
    SystemPlan plan = SystemPlan.of(new ErnieEntities());
    refused(plan.with(plan.settings().withDepth(1)), plan.objective())
        .hasMessageContaining("depth is 1, expected at least 2");
    refused(plan.with(plan.settings().with("unknown", "100")), plan.objective())
        .hasMessageContaining("1.0 of the items are taken for unknown, expected 0 to below 1");
  }

  @Test
  void everyWrongSettingIsToldAtOnce() {
    Settings standard = new SasRec().standard();
    Settings wrong = standard.withLongest(0).withHeads(3).withDropout(1).with("positions", "up");
    refused(new SystemPlan(new SasRec(), wrong), NEXT)
        .hasMessage(
            "system sasrec cannot be built: longest is 0, expected at least 1; heads is 3, expected"
                + " a divisor of width 128: 1, 2, 4, 8, 16, 32, 64, 128; dropout is 1.0, expected 0"
                + " to below 1; positions is up, expected one of learned, relative");
  }

  @Test
  void aSettingOfAnotherSystemIsRefusedWithTheNearestOfItsOwn() {
    Settings wrong = new Lsra().standard().with("kernal", "3");
    refused(new SystemPlan(new Lsra(), wrong), NEXT)
        .hasMessage(
            "system lsra cannot be built: 'kernal' is none of its settings, did you mean"
                + " 'kernel'?; its own are [kernel]");
  }

  @Test
  void whatOnlyAPartKnowsIsToldWithTheNameOfTheSystem() {
    Settings odd = new Lsra().standard().withWidth(12).withHeads(4);
    refused(new SystemPlan(new Lsra(), odd), NEXT)
        .hasMessage(
            "system lsra cannot be built: width is 12 and heads is 4, expected a width that divides"
                + " into two halves of 4 heads");
    Settings many = new Albert().standard().with("groups", "3");
    refused(new SystemPlan(new Albert(), many), MASKED)
        .hasMessageContaining("groups is 3, expected 1 to depth, which is 2");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> SystemCatalogue.named("bert4reg"))
        .hasMessageStartingWith(
            "no system is named 'bert4reg', did you mean 'bert4rec'?; there are");
    assertThat(SystemCatalogue.named("albert")).isInstanceOf(Albert.class);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      SystemPlan plan, Objective objective) {
    return assertThatThrownBy(() -> plan.forCatalogue(10, objective))
        .isInstanceOf(UnfitSystem.class);
  }
}
