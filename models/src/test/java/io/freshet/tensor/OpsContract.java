package io.freshet.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every back end keeps: the numbers of the plain arrays, max |a - b| / max(1, |b|) 1e-4. */
public abstract class OpsContract {
  private static final double TOLERANCE = 1e-4;

  static Stream<OpsCase> cases() {
    return OpsCase.all();
  }

  /** Runs one case on the back end. */
  protected abstract Array run(OpsCase operation) throws Exception;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheNumbersOfPlainArrays(OpsCase operation) throws Exception {
    assertSame(run(operation), truth(operation));
  }

  protected static Array truth(OpsCase operation) {
    return operation.on(new NaiveOps(), operation.inputs());
  }

  protected static void assertSame(Array found, Array truth) {
    assertThat(found.shape()).isEqualTo(truth.shape());
    for (int i = 0; i < truth.data().length; i++) {
      double expected = truth.data()[i];
      double distance = Math.abs(found.data()[i] - expected) / Math.max(1, Math.abs(expected));
      assertThat(distance).as("value %d", i).isLessThanOrEqualTo(TOLERANCE);
    }
  }
}
