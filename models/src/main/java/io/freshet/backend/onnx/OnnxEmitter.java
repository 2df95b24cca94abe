package io.freshet.backend.onnx;

import io.freshet.backend.naive.Array.Type;
import io.freshet.block.ContentProjection;
import io.freshet.onnx.ModelProto;
import io.freshet.system.RankingSystem;
import io.freshet.system.Streaming;
import io.freshet.system.Streaming.Continued;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.system.picture.UVit;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Top;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a system with its weights as a graph: {@code items} int64 (B, L), padded on the left with
 * 0, and {@code k} int64 (1) to {@code top_items} int64 (B, k) and {@code top_scores} float (B, k).
 * Where the system keeps something of a history, that is given too, each tensor by its name with
 * {@link #NEXT} before it.
 */
public final class OnnxEmitter {
  /** Stands before the name of what is kept where a graph gives it. */
  public static final String NEXT = "next_";

  private OnnxEmitter() {}

  /** The bytes of an ONNX file. */
  public static byte[] emit(RankingSystem system, Map<String, Weights> weights, Emission emission) {
    return model(system, weights, emission).toByteArray();
  }

  static ModelProto model(RankingSystem system, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue items = graph.input("items", Type.INTEGER, "batch", "length");
    OnnxValue k = graph.input("k", Type.INTEGER, "1");
    Pass<OnnxValue> pass = pass(ops, weights);
    Optional<Streaming> streaming = system.streaming();
    if (streaming.isEmpty()) {
      rank(graph, ops.top(system.nextItemScores(pass, items), k));
    } else {
      Continued<OnnxValue> begun = streaming.get().begin(pass, items);
      rank(graph, ops.top(begun.scores(), k));
      keep(graph, streaming.get(), begun.kept());
    }
    return graph.model(opset(emission));
  }

  /**
   * As {@link #emit}, but the catalogue may grow: {@code new_items} float (N, D + 1), a vector and
   * a bias of each new item, which are ranked with the others as items V + 1 to V + N. What the
   * system keeps of a history is not given.
   */
  public static byte[] emitGrowing(
      RankingSystem system, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue items = graph.input("items", Type.INTEGER, "batch", "length");
    OnnxValue k = graph.input("k", Type.INTEGER, "1");
    String row = Integer.toString(system.table().width() + 1);
    OnnxValue newItems = graph.input("new_items", Type.NUMBER, "new", row);
    rank(graph, ops.top(system.nextItemScores(pass(ops, weights), items, newItems), k));
    return graph.model(opset(emission)).toByteArray();
  }

  /**
   * The graph that reads items nobody has met: {@code words} int64 (B, L), 0 where there is none,
   * and, where it knows them by their pictures too, {@code pictures} float (B, P), to {@code rows}
   * float (B, D + 1).
   */
  public static byte[] emitContent(
      ContentProjection projection, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue words = graph.input("words", Type.INTEGER, "batch", "length");
    OnnxValue rows;
    if (projection.pictures() == 0) {
      rows = projection.rows(pass(ops, weights), words);
    } else {
      String width = Integer.toString(projection.pictures());
      OnnxValue pictures = graph.input("pictures", Type.NUMBER, "batch", width);
      rows = projection.rows(pass(ops, weights), words, pictures);
    }
    graph.output("rows", rows, "batch", Integer.toString(projection.width() + 1));
    return graph.model(opset(emission)).toByteArray();
  }

  /**
   * The graph of one more item: {@code items} int64 (B, 1), 0 where there is none, {@code k} and
   * what was kept to the best items and what is kept.
   */
  public static byte[] emitStep(
      Streaming streaming, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue item = graph.input("items", Type.INTEGER, "batch", "1");
    OnnxValue k = graph.input("k", Type.INTEGER, "1");
    List<OnnxValue> kept = new ArrayList<>();
    for (Streaming.Kept each : streaming.keeps()) {
      kept.add(graph.input(each.name(), Type.NUMBER, axes(each)));
    }
    Continued<OnnxValue> next = streaming.step(pass(ops, weights), item, kept);
    rank(graph, ops.top(next.scores(), k));
    keep(graph, streaming, next.kept());
    return graph.model(opset(emission)).toByteArray();
  }

  /**
   * The graph of an encoder: {@code pictures} float (B, C, H, W), or (B, F, C, H, W) of clips, to
   * {@code vectors} float (B, D).
   */
  public static byte[] emitVectors(
      PictureSystem system, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    OnnxValue pictures = graph.input("pictures", Type.NUMBER, axes(system.reads()));
    OnnxValue vectors = system.vector(pass(ops, weights), pictures);
    graph.output("vectors", vectors, "batch", Integer.toString(system.width()));
    return graph.model(opset(emission)).toByteArray();
  }

  /**
   * The graph of what tells noise: {@code pictures} float (B, C, H, W), {@code time} float (B) and
   * {@code labels} int64 (B) to {@code noise} float (B, C, H, W).
   */
  public static byte[] emitNoise(UVit system, Map<String, Weights> weights, Emission emission) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(emission, graph);
    String[] axes = axes(system.shape());
    OnnxValue pictures = graph.input("pictures", Type.NUMBER, axes);
    OnnxValue time = graph.input("time", Type.NUMBER, "batch");
    OnnxValue labels = graph.input("labels", Type.INTEGER, "batch");
    UVit.Noisy<OnnxValue> noisy = new UVit.Noisy<>(pictures, time, labels);
    graph.output("noise", system.noise(pass(ops, weights), noisy), axes);
    return graph.model(opset(emission)).toByteArray();
  }

  private static String[] axes(PictureShape shape) {
    return Stream.concat(Stream.of("batch"), Arrays.stream(shape.axes()).mapToObj(String::valueOf))
        .toArray(String[]::new);
  }

  private static Pass<OnnxValue> pass(OnnxOps ops, Map<String, Weights> weights) {
    return Pass.inference(ops, new StoredParameters<>(weights, OnnxValue.Parameter::new));
  }

  private static void rank(OnnxGraph graph, Top<OnnxValue> top) {
    graph.output("top_items", top.indices(), "batch", "k");
    graph.output("top_scores", top.values(), "batch", "k");
  }

  private static void keep(OnnxGraph graph, Streaming streaming, List<OnnxValue> values) {
    List<Streaming.Kept> keeps = streaming.keeps();
    for (int at = 0; at < keeps.size(); at++) {
      graph.output(NEXT + keeps.get(at).name(), values.get(at), axes(keeps.get(at)));
    }
  }

  private static String[] axes(Streaming.Kept kept) {
    return Stream.concat(Stream.of("batch"), kept.axes().stream().map(String::valueOf))
        .toArray(String[]::new);
  }

  /** The opset of the standard domain that it needs. */
  public static int opset(Emission emission) {
    return switch (emission) {
      case PRIMITIVE -> 21;
      case FUSED, FUSED_GPU, PORTABLE -> 23;
    };
  }
}
