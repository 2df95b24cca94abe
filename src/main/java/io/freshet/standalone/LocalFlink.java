package io.freshet.standalone;

import java.net.URI;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster of one task manager in this JVM, with its web page on the loopback interface. */
public final class LocalFlink implements AutoCloseable {
  private final MiniCluster cluster;

  private LocalFlink(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * @param slots how many subtasks of each operator can run
   * @param options Flink's own, over ours
   */
  public static LocalFlink start(int slots, Configuration options) {
    Configuration configuration = new Configuration();
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("rest.bind-port", "0");
    // Uploading a jar is running any code.
    configuration.setString("web.submit.enable", "false");
    configuration.setString("taskmanager.memory.network.min", "64mb");
    configuration.setString("taskmanager.memory.network.max", "64mb");
    configuration.setString("taskmanager.memory.managed.size", "128mb");
    configuration.setString("metrics.fetcher.update-interval", "1000");
    configuration.setString("classloader.check-leaked-classloader", "false");
    configuration.addAll(options);
    try {
      MiniCluster cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(configuration)
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(slots)
                  .setCommonBindAddress("127.0.0.1")
                  .build());
      cluster.start();
      return new LocalFlink(cluster);
    } catch (Exception e) {
      throw new IllegalStateException("cannot start Flink in this JVM: " + e.getMessage(), e);
    }
  }

  /** Address of Flink's own web page. */
  public URI webPage() {
    return cluster.getRestAddress().join();
  }

  /**
   * Runs what was defined on the environment.
   *
   * @param resumeFrom path of a checkpoint or savepoint, owned by the new job from here on
   */
  public LocalJob submit(StreamExecutionEnvironment environment, Optional<String> resumeFrom) {
    // MiniCluster takes job graphs only: a stream graph ends in a NullPointerException.
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    resumeFrom.ifPresent(
        checkpoint ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(checkpoint, false, RecoveryClaimMode.CLAIM)));
    JobID id = graph.getJobID();
    cluster.submitJob(graph).join();
    return new LocalJob(cluster, id);
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
