package io.freshet.export;

import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.data.ItemEntities;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ContentContract;
import io.freshet.model.Golden;
import io.freshet.model.GraphContract;
import io.freshet.model.Manifest;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageWriter;
import io.freshet.model.Port;
import io.freshet.model.StepContract;
import io.freshet.model.Vocabulary;
import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import io.freshet.system.Streaming;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes trained systems as packages.
 *
 * @param repository packages go to {@code <name>/<version>/} below it
 * @param emission how the graph is written
 * @param goldenSeed golden inputs are drawn from
 */
public record Exporter(Path repository, Emission emission, long goldenSeed) {
  private static final String GRAPH = "model.onnx";

  /** The fastest graph for ONNX Runtime. */
  public static Exporter to(Path repository) {
    return new Exporter(repository, Emission.FUSED, 1);
  }

  /**
   * Writes a package and returns it.
   *
   * <p>Golden outputs come from plain arithmetic and not from the graph; the graph must give them
   * before the package is published. A system that reads new items keeps nothing of a history.
   */
  public ModelPackage export(TrainedSystem trained) throws IOException, BadModelPackage {
    int longest = trained.system().longest();
    Golden golden =
        new GoldenInputs(goldenSeed, trained.itemIds().size(), longest).answeredBy(trained::scores);
    Map<String, byte[]> files = graphs(trained);
    files.put(Golden.FILE, golden.toJson());
    ItemEntities entities = trained.system().table().entities();
    if (!entities.isEmpty()) {
      files.put(EntitiesFile.NAME, EntitiesFile.json(entities));
    }
    PackageWriter writer = new PackageWriter(repository);
    PackageWriter.Staged staged =
        writer.stage(manifest(trained), new Vocabulary(trained.itemIds()), files);
    try {
      OnnxScorer.open(ModelPackages.open(staged.folder()), Device.CPU).close();
    } catch (BadModelPackage e) {
      writer.discard(staged);
      throw e;
    }
    return ModelPackages.open(writer.publish(staged));
  }

  private Map<String, byte[]> graphs(TrainedSystem trained) {
    Map<String, byte[]> graphs = new HashMap<>();
    if (trained.content().isPresent()) {
      TrainedContent content = trained.content().get();
      graphs.put(GRAPH, OnnxEmitter.emitGrowing(trained.system(), trained.weights(), emission));
      graphs.put(
          ContentContract.FILE,
          OnnxEmitter.emitContent(content.projection(), content.weights(), emission));
      return graphs;
    }
    graphs.put(GRAPH, OnnxEmitter.emit(trained.system(), trained.weights(), emission));
    Optional<Streaming> streaming = trained.system().streaming();
    if (streaming.isPresent()) {
      graphs.put(
          StepContract.FILE, OnnxEmitter.emitStep(streaming.get(), trained.weights(), emission));
    }
    return graphs;
  }

  private Manifest manifest(TrainedSystem trained) {
    int opset = OnnxEmitter.opset(emission);
    GraphContract ranking =
        GraphContract.topK(
            trained.system().longest(),
            opset,
            emission.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Optional<ContentContract> content = trained.content().map(read -> read.contract(opset));
    return new Manifest(
        trained.name(),
        "",
        Instant.now(),
        content.map(read -> ranking.growing(read.width())).orElse(ranking),
        trained.itemIds().size(),
        new TreeMap<>(),
        trained.provenance(),
        content.isPresent()
            ? Optional.empty()
            : trained.system().streaming().map(streaming -> step(streaming, opset)),
        content);
  }

  private static StepContract step(Streaming streaming, int opset) {
    GraphContract ranking = GraphContract.topK(1, opset, "");
    List<Port> inputs = new ArrayList<>();
    List<Port> outputs = new ArrayList<>(ranking.outputs());
    inputs.add(new Port(Port.ITEMS, "items", "int64", List.of("batch", "1")));
    inputs.add(ranking.input(Port.K).orElseThrow());
    for (Streaming.Kept kept : streaming.keeps()) {
      List<String> axes = new ArrayList<>(List.of("batch"));
      kept.axes().forEach(axis -> axes.add(axis.toString()));
      inputs.add(new Port(Port.STATE, kept.name(), "float32", axes));
      outputs.add(new Port(Port.STATE, OnnxEmitter.NEXT + kept.name(), "float32", axes));
    }
    return new StepContract(inputs, outputs, streaming.horizon(), opset);
  }
}
