package io.freshet.experiment;

import static io.freshet.experiment.BucketingTest.arm;
import static io.freshet.experiment.BucketingTest.experiment;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ExperimentTest {
  @Test
  void refusesDefinitionsThatCannotWork() {
    assertRefused(() -> new Experiment("", "s", 0, List.of(arm("a", 1))), "it has no name");
    assertRefused(() -> experiment("", 0, arm("a", 1)), "the salt is empty");
    assertRefused(() -> experiment("s", 1.1, arm("a", 1)), "holdout is 1.1, expected 0 to 1");
    assertRefused(() -> experiment("s", Double.NaN, arm("a", 1)), "holdout is NaN");
    assertRefused(() -> experiment("s", 0), "it has no variants");
    assertRefused(() -> experiment("s", 0, arm("a", 0)), "every weight is 0");
    assertRefused(() -> experiment("s", 0, arm("a", 1), arm("a", 1)), "variant 'a' is there twice");
    assertRefused(() -> experiment("s", 0, arm("holdout", 1)), "reserved name holdout");
    assertRefused(() -> arm("", 1), "without a name");
    assertRefused(() -> arm("a", -1), "weight is -1.0, expected 0 to 1e9");
    assertRefused(() -> arm("a", Double.NaN), "weight is NaN");
    assertRefused(() -> arm("a", Double.POSITIVE_INFINITY), "weight is Infinity");
  }

  private static void assertRefused(ThrowingCallable definition, String problem) {
    assertThatThrownBy(definition)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot define")
        .hasMessageContaining(problem);
  }
}
