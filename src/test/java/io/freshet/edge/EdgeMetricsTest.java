package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemVector;
import io.freshet.similar.SimilarItems;
import io.freshet.wire.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void tellsWhichEncoderAnswersAndHowFarTheNextOneIs() {
    EdgeMetrics metrics = new EdgeMetrics();
    SimilarItems similar = new SimilarItems();
    metrics.watchSimilar(similar);
    assertThat(metrics.text()).doesNotContain("encoder=");

    similar.caughtUp();
    tell(similar, "v1", "hat", "cap");
    tell(similar, "v2", "hat");
    assertThat(metrics.text())
        .contains("freshet_similar_items{encoder=\"vit\",version=\"v1\"} 2.0")
        .contains("freshet_similar_items{encoder=\"vit\",version=\"v2\"} 1.0")
        .contains("freshet_similar_encoder_active{encoder=\"vit\",version=\"v1\"} 1.0")
        .contains("freshet_similar_encoder_active{encoder=\"vit\",version=\"v2\"} 0.0");

    tell(similar, "v2", "cap");
    assertThat(metrics.text())
        .contains("freshet_similar_items{encoder=\"vit\",version=\"v2\"} 2.0")
        .contains("freshet_similar_encoder_active{encoder=\"vit\",version=\"v2\"} 1.0")
        .doesNotContain("version=\"v1\"");
  }

  /** By an encoder that began at the number of its version. */
  private static void tell(SimilarItems similar, String version, String... items) {
    Instant since = Instant.ofEpochMilli(Long.parseLong(version.substring(1)));
    Map<String, Optional<ItemVector>> vectors = new HashMap<>();
    for (String item : items) {
      ItemVector vector = new ItemVector(item, since, "vit", version, List.of(1f, 2f), since);
      vectors.put(VectorKey.of(vector).toString(), Optional.of(vector));
    }
    similar.apply(vectors);
  }
}
