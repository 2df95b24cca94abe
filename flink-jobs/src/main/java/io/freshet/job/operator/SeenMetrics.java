package io.freshet.job.operator;

import io.freshet.catalogue.SeenItems;
import io.freshet.model.VectorSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Which encoders the serving models go by. Flink keeps a gauge until its task ends, so those of an
 * encoder that no model goes by any more tell 0.
 */
final class SeenMetrics {
  private final MetricGroup group;
  private final Set<VectorSpace> told = new HashSet<>();
  private volatile Map<VectorSpace, SeenItems> followed = Map.of();

  SeenMetrics(MetricGroup group) {
    this.group = group;
  }

  /** Takes over the models that serve from now on; of the task's thread. */
  void serve(Iterable<ArmModel> models) {
    Map<VectorSpace, SeenItems> now = new HashMap<>();
    for (ArmModel model : models) {
      model.space().ifPresent(space -> now.put(space, model.seen()));
    }
    follow(now);
  }

  void follow(Map<VectorSpace, SeenItems> now) {
    followed = Map.copyOf(now);
    now.keySet().stream().filter(told::add).forEach(this::tell);
  }

  private void tell(VectorSpace space) {
    MetricGroup own =
        group.addGroup("encoder", space.encoder()).addGroup("version", space.version());
    own.gauge("freshet_seen_items", (Gauge<Integer>) () -> items(space).size());
    own.gauge(
        "freshet_seen_encoder_active", (Gauge<Integer>) () -> followed.containsKey(space) ? 1 : 0);
  }

  private SeenItems items(VectorSpace space) {
    return followed.getOrDefault(space, SeenItems.NONE);
  }
}
