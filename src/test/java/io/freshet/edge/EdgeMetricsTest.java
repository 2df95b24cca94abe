package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.wire.Reason;
import org.junit.jupiter.api.Test;

final class EdgeMetricsTest {
  @Test
  void countersByReasonAreThereBeforeTheyCount() {
    String text = new EdgeMetrics().text();
    for (Reason reason : Reason.values()) {
      String label = "_total{reason=\"%s\"} 0.0".formatted(reason.code());
      assertThat(text)
          .contains("freshet_edge_events_rejected" + label)
          .contains("freshet_follower_bad_records" + label);
    }
  }
}
