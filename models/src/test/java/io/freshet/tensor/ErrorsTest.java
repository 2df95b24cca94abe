package io.freshet.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.block.FinalNorm;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ErrorsTest {
  @Test
  void aMissingSlotNamesTheBlockThatNeedsIt() {
    Flow<String> flow = Flow.of(Slot.ITEMS, "items").with(Slot.REAL, "real");
    assertThatThrownBy(() -> flow.get(Slot.MAIN, new FinalNorm(7)))
        .hasMessage("FinalNorm needs the slot 'main', the flow has [items, real]");
  }

  @Test
  void aParameterOfAnotherShapeNamesItsPathAndBothShapes() {
    Parameters<String> stored =
        new StoredParameters<>(
            Map.of("items/table", Weights.of(new float[6], 2, 3)), (path, weights) -> path);
    assertThatThrownBy(() -> stored.get("items/table", Initial.ZEROS, 3, 2))
        .hasMessage(
            "the model needs parameter items/table of shape [3, 2],"
                + " the weights hold it with shape [2, 3]");
    assertThatThrownBy(() -> stored.get("items/bias", Initial.ZEROS, 3))
        .hasMessage(
            "the model needs parameter items/bias of shape [3], the weights hold [items/table]");
  }

  @Test
  void aSharedPathWithTwoShapesIsRefused() {
    Declarations<String> declared = new Declarations<>((path, shape) -> path);
    declared.get("block/weight", Initial.ONES, 3, 5);
    assertThatThrownBy(() -> declared.get("block/weight", Initial.ONES, 5, 3))
        .hasMessage("parameter block/weight was declared with shape [3, 5] and again with [5, 3]");
  }

  @Test
  void headsThatDoNotDivideTheWidthAreRefused() {
    assertThatThrownBy(() -> Heads.of(3, 64))
        .hasMessage("a width of 64 does not divide into 3 heads");
  }

  @Test
  void matricesThatDoNotFitAreNamedByTheirShapes() {
    assertThatThrownBy(() -> new CostOps().matmul(Extents.of(3, 5), Extents.of(7, 2)))
        .hasMessage("cannot multiply matrices of [3, 5] and [7, 2]");
  }
}
