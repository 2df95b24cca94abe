package io.freshet.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.wire.BadRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeenItemsViewTest {
  private final SeenItemsView view = new SeenItemsView(new VectorSpace("vit", "1", 2));

  @Test
  void tellsTheVectorsOfItsEncoderAlone() throws Exception {
    view.apply(vector("lamp", "1", 0.5f, 1f));
    view.apply(vector("lamp", "2", 9f));

    assertThat(view.seen(0, 10))
        .singleElement()
        .satisfies(seen -> assertThat(seen.vector()).containsExactly(0.5f, 1f));
  }

  @Test
  void anItemThatItsEncoderLookedAtInVainHasNoVectorAnyMore() throws Exception {
    view.apply(vector("lamp", "1", 0.5f, 1f));
    view.apply(vector("lamp", "2"));
    assertThat(view.seen(1, 10)).isEmpty();

    view.apply(vector("lamp", "1"));
    assertThat(view.seen(1, 10))
        .singleElement()
        .satisfies(seen -> assertThat(seen.vector()).isEmpty());
  }

  @Test
  void aTombstoneOfAnotherEncoderTakesNothingAway() throws Exception {
    view.apply(vector("lamp", "1", 0.5f, 1f));
    view.forget("lamp/vit/2");
    assertThat(view.seen(1, 10)).isEmpty();

    view.forget("lamp/vit/1");
    assertThat(view.seen(1, 10))
        .singleElement()
        .satisfies(seen -> assertThat(seen.vector()).isEmpty());
  }

  @Test
  void refusesAVectorOfAnotherWidth() {
    assertThatThrownBy(() -> view.apply(vector("lamp", "1", 1f)))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("a vector of vit 1 has 1 numbers, expected 2");
  }

  private static ItemVector vector(String item, String version, Float... numbers) {
    return new ItemVector(item, Instant.EPOCH, "vit", version, List.of(numbers), Instant.EPOCH);
  }
}
