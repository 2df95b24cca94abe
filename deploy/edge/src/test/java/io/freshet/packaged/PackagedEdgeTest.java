package io.freshet.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.edge.EdgeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;

/** What the package holds, and that it is enough. */
final class PackagedEdgeTest {
  @TempDir private Path data;

  @Test
  void holdsRocksDbsOwnBuildAndNothingOfFlink() {
    RocksDB.loadLibrary();
    assertThat(RocksDB.rocksdbVersion().getMajor()).isGreaterThanOrEqualTo((byte) 11);
    assertThatThrownBy(() -> Class.forName("org.apache.flink.api.common.JobID"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> Class.forName("org.rocksdb.FlinkCompactionFilter"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void answersWithNothingElseOnTheClassPath() throws Exception {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                """
                kafka:
                  bootstrap: 127.0.0.1:1
                edge:
                  data: %s
                  http:
                    port: 0
                """
                    .formatted(data.resolve("store")),
                "edge.yaml"));
    EdgeConfig config = EdgeConfig.read(reader);
    reader.finish();

    try (EdgeServer edge = EdgeServer.start(config)) {
      assertThat(status(edge, "/health/live")).isEqualTo(200);
      assertThat(status(edge, "/v1/users/ann/recommendations")).isEqualTo(200);
      assertThat(status(edge, "/metrics")).isEqualTo(200);
      assertThat(status(edge, "/")).isEqualTo(200);
    }
  }

  private static int status(EdgeServer edge, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + edge.port() + path);
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    return answer.statusCode();
  }
}
