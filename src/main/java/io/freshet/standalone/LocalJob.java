package io.freshet.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.SerializedThrowable;

/** A job that runs in a {@link LocalFlink}. */
public final class LocalJob {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final MiniCluster cluster;
  private final JobID id;

  LocalJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  public JobStatus status() {
    return cluster.getJobStatus(id).join();
  }

  /** Waits until every task takes events, or the job has ended. */
  public void awaitRunning() {
    while (!status().isGloballyTerminalState() && !allTasksRun()) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  private boolean allTasksRun() {
    for (AccessExecutionVertex task :
        cluster.getExecutionGraph(id).join().getAllExecutionVertices()) {
      if (task.getExecutionState() != ExecutionState.RUNNING) {
        return false;
      }
    }
    return true;
  }

  /** Why it failed the last time, in one sentence; empty when it never did. */
  public Optional<String> lastFailure() {
    AccessExecutionGraph graph = cluster.getExecutionGraph(id).join();
    ErrorInfo failure = graph.getFailureInfo();
    return failure == null ? Optional.empty() : Optional.of(sentence(failure.getException()));
  }

  /** Flink wraps what went wrong in where it was noticed: the reason is at the bottom. */
  private static String sentence(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && reason.getCause().getMessage() != null) {
      reason = reason.getCause();
    }
    String said = String.valueOf(reason.getMessage());
    String type = reason instanceof SerializedThrowable far ? far.getOriginalErrorClassName() : "";
    String plain = said.startsWith(type + ": ") ? said.substring(type.length() + 2) : said;
    return plain.lines().findFirst().orElse(type);
  }

  /** How often it was restarted after a failure. */
  public long restarts() {
    JsonNode metrics = get("/jobs/%s/metrics?get=numRestarts".formatted(id));
    return metrics.isEmpty() ? 0 : metrics.get(0).path("value").asLong();
  }

  /**
   * Of a counter, over all subtasks and since they started.
   *
   * @param metric operator and name, as {@code vectors.freshet_encoded_pictures_total}
   */
  long total(String metric) {
    double total = 0;
    for (AccessExecutionJobVertex vertex :
        cluster.getExecutionGraph(id).join().getVerticesTopologically()) {
      JsonNode found =
          get(
              "/jobs/%s/vertices/%s/subtasks/metrics?get=%s&agg=sum"
                  .formatted(id, vertex.getJobVertexId(), metric));
      total += found.isEmpty() ? 0 : found.get(0).path("sum").asDouble();
    }
    return (long) total;
  }

  /**
   * Takes no more events, finishes those it has, commits, and leaves its state.
   *
   * @param folder as a URI
   * @return where the state lies
   */
  public String stopWithSavepoint(String folder, Duration patience) {
    try {
      return cluster
          .stopWithSavepoint(id, folder, false, SavepointFormatType.NATIVE)
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "cannot drain the job into %s within %d s: %s"
              .formatted(folder, patience.toSeconds(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while draining the job", e);
    }
  }

  private JsonNode get(String path) {
    try {
      return JSON.readTree(cluster.getRestAddress().join().resolve(path).toURL());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask Flink for " + path, e);
    }
  }
}
