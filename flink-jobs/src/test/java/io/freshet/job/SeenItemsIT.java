package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.block.ContentProjection;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.export.Exporter;
import io.freshet.export.MeanColours;
import io.freshet.export.TrainedContent;
import io.freshet.export.TrainedSystem;
import io.freshet.model.EncoderPackage;
import io.freshet.model.Provenance;
import io.freshet.model.VectorSpace;
import io.freshet.picture.PictureFiles;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.PictureReader;
import io.freshet.picture.PictureTensor;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.score.Device;
import io.freshet.score.EncoderLease;
import io.freshet.score.PictureBatch;
import io.freshet.score.Scorers;
import io.freshet.system.SasRec;
import io.freshet.system.SystemPlan;
import io.freshet.system.picture.PictureShape;
import io.freshet.tensor.Weights;
import io.freshet.wire.RecordCodecs;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs beside each other on a real broker: an item is ranked by its picture alone. */
@Timeout(180)
class SeenItemsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WIDTH = 8;
  private static final int SEEN = 4;
  private static final int GREEN = 0x00FF00;
  private static final int RED = 0xFF0000;
  private static final ItemWords WORDS = new ItemWords(new HashedNgrams(64, 3, 0));

  @TempDir Path folder;

  @Test
  void anItemOfWhichOnlyAPictureIsKnownIsListedByHowItLooks() throws Exception {
    EncoderPackage encoder =
        new MeanColours(PictureShape.picture(3, 8, 8), SEEN).write(folder, "colours");
    Path model = Exporter.to(folder).export(likingGreen(encoder)).folder();
    try (Trial trial = new Trial(folder)) {
      JobClient encoding = startEncoding(trial, encoder);
      JobClient listing = startListing(trial, model);
      try (Topic<Recommendation> lists =
          new Topic<>(trial.bootstrap(), Trial.TOPICS.recommendations(), Recommendation.class)) {
        show(trial, "new-red", RED);
        show(trial, "new-green", GREEN);
        List<String> listed = List.of();
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int n = 1; !listed.contains("new-green") && Instant.now().isBefore(deadline); n++) {
          trial.send(Trial.event("event-" + n, "ann", "item-" + n % 5, Instant.now()));
          trial.flush();
          int wanted = n;
          listed = items(lists.await(all -> all.size() >= wanted, PATIENCE).get(n - 1));
        }
        assertThat(listed).startsWith("new-green").doesNotContain("new-red");
      } finally {
        listing.cancel().get();
        encoding.cancel().get();
      }
    }
  }

  private static List<String> items(Recommendation list) {
    return list.getItems().stream().map(RankedItem::getItemId).toList();
  }

  private static void show(Trial trial, String id, int colour) {
    ItemEvent event =
        ItemEvent.newBuilder()
            .setItemId(id)
            .setAt(Instant.now())
            .setPicture(ByteBuffer.wrap(PictureFiles.png(5, 5, colour)))
            .build();
    trial.sendRaw(
        Trial.TOPICS.itemEvents(),
        Trial.bytes(id),
        RecordCodecs.avro(ItemEvent.class).encode(event));
    trial.flush();
  }

  /** Items that look green are for everybody, those that look red for nobody. */
  private static TrainedSystem likingGreen(EncoderPackage encoder) throws Exception {
    float[] green = seen(encoder, GREEN);
    float[] red = seen(encoder, RED);
    float[] middle = new float[SEEN];
    float[] likes = new float[SEEN * (WIDTH + 1)];
    for (int at = 0; at < SEEN; at++) {
      middle[at] = (green[at] + red[at]) / 2;
      likes[at * (WIDTH + 1) + WIDTH] = 10_000 * (green[at] - red[at]);
    }
    long columns = WIDTH + 1L;
    long words = WORDS.count() + 1L;
    Weights nothing = Weights.of(new float[(int) (words * columns)], words, columns);
    TrainedContent content =
        new TrainedContent(
            WORDS,
            new ContentProjection(WORDS.count(), WIDTH, SEEN),
            Map.of(
                ContentProjection.USUAL, Weights.of(new float[WIDTH + 1], columns),
                ContentProjection.WORDS, nothing,
                ContentProjection.WORDS_PICTURED, nothing,
                ContentProjection.MIDDLE, Weights.of(middle, SEEN),
                ContentProjection.PICTURES, Weights.of(likes, SEEN, columns)),
            Optional.of(VectorSpace.of(encoder)),
            0);
    SystemPlan plan =
        new SystemPlan(
            new SasRec(), new SasRec().standard().withLongest(6).withWidth(WIDTH).withDepth(1));
    List<String> ids = Trial.itemIds(30);
    var system = plan.forCatalogue(ids.size(), plan.objective());
    return new TrainedSystem(
            plan.name(),
            system,
            Cost.declarations(system).draw(2),
            ids,
            Provenance.of(plan.name(), plan.describe()))
        .reading(content);
  }

  private static float[] seen(EncoderPackage encoder, int colour) throws Exception {
    try (EncoderLease lease = Scorers.acquireEncoder(encoder.folder(), Device.parse("cpu"))) {
      byte[] png = PictureFiles.png(5, 5, colour);
      float[] values =
          new PictureTensor(encoder.reads())
              .of(new PictureReader(PictureLimits.defaults()).read(png, ""));
      return lease.scorer().encode(new PictureBatch(1, values));
    }
  }

  private JobClient startEncoding(Trial trial, EncoderPackage encoder) throws Exception {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                """
                kafka: {bootstrap: "%s"}
                encode:
                  package: "%s"
                  job: {checkpoints: "%s", checkpoint-interval: 500ms, parallelism: 1}
                """
                    .formatted(trial.bootstrap(), encoder.folder(), folder.resolve("encoding")),
                "test"));
    EncodeConfig config = EncodeConfig.read(reader);
    reader.finish();
    StreamExecutionEnvironment env = alone(JobEnvironment.configureAlone(config));
    EncodeItemsJob.define(env, config);
    return env.executeAsync("encoding");
  }

  private JobClient startListing(Trial trial, Path model) throws Exception {
    RecommendConfig config =
        Trial.config(
            """
            kafka: {bootstrap: "%s"}
            experiment: {model: "%s"}
            job: {checkpoints: "%s", checkpoint-interval: 500ms, parallelism: 1}
            """
                .formatted(trial.bootstrap(), model, folder.resolve("listing")));
    StreamExecutionEnvironment env = alone(JobEnvironment.configureAlone(config));
    RecommendJob.define(env, config);
    return env.executeAsync("listing");
  }

  /** The first failure ends it. */
  private static StreamExecutionEnvironment alone(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return StreamExecutionEnvironment.createLocalEnvironment(flink);
  }
}
