package io.freshet.job.operator;

import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.SeenItems;
import io.freshet.catalogue.SeenItemsLease;
import io.freshet.experiment.Variant;
import io.freshet.id.ItemHash;
import io.freshet.model.ModelPackage;
import io.freshet.model.VectorSpace;
import io.freshet.rank.CandidateDepth;
import io.freshet.rank.ItemPool;
import io.freshet.score.ContentReader;
import io.freshet.score.NewItems;
import io.freshet.score.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The model behind one variant, ready to score; or none, for the arm that lists the popular. */
public final class ArmModel implements ItemPool, AutoCloseable {
  private static final String NO_VERSION = "none";

  private final String name;
  private final String version;
  private final String label;
  private final Optional<Scorer> scorer;
  private final long[] hashes;
  private final SeenItemsLease held;
  private final Optional<Newcomers> newcomers;
  private final int met;
  private final CandidateDepth depth = new CandidateDepth();

  private ArmModel(String name, String version, Optional<Scorer> scorer, SeenItemsLease held) {
    this.name = name;
    this.version = version;
    this.label = name + '/' + version;
    this.scorer = scorer;
    this.hashes = scorer.map(ArmModel::hashes).orElseGet(() -> new long[0]);
    this.met = scorer.map(s -> s.model().vocabulary().size()).orElse(0);
    this.newcomers =
        scorer.flatMap(
            s ->
                s.content()
                    .map(reader -> new Newcomers(reader, s.model().vocabulary(), held.items())));
    this.held = held;
  }

  /**
   * @param seen how new items look, to be given back
   * @param release gives the scorer back
   */
  public static ArmModel of(Scorer scorer, SeenItemsLease seen, Runnable release) {
    ModelPackage model = scorer.model();
    SeenItemsLease held =
        new SeenItemsLease(
            seen.items(),
            () -> {
              try {
                seen.close();
              } finally {
                release.run();
              }
            });
    return new ArmModel(model.name(), model.version(), Optional.of(scorer), held);
  }

  static ArmModel popularity(Variant variant) {
    String name = variant.modelName().isEmpty() ? "popularity" : variant.modelName();
    return new ArmModel(name, NO_VERSION, Optional.empty(), SeenItemsLease.of(SeenItems.NONE));
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  /** Unlike that of any other version of any model. */
  String label() {
    return label;
  }

  Optional<Scorer> scorer() {
    return scorer;
  }

  /** What it goes by to tell how new items look; empty where it does not look. */
  Optional<VectorSpace> space() {
    return scorer.flatMap(Scorer::content).flatMap(ContentReader::pictures);
  }

  /** How new items look to it. */
  SeenItems seen() {
    return held.items();
  }

  /** Lets it rank items it has never met; of the task's thread. */
  void follow(Catalogue catalogue, long nowMillis) {
    newcomers.ifPresent(each -> each.follow(catalogue, nowMillis));
  }

  NewItems newItems() {
    return newcomers.map(Newcomers::items).orElse(NewItems.NONE);
  }

  /** How many items it ranks. */
  int items() {
    return met + newItems().count();
  }

  /** Of a vocabulary index, or of a new item's beyond. */
  @Override
  public String id(int index) {
    if (index > met) {
      return newcomers.orElseThrow().id(index - met - 1);
    }
    return scorer.orElseThrow().model().vocabulary().itemId(index);
  }

  /** Of a vocabulary index, or of a new item's beyond. */
  @Override
  public long hash(int index) {
    if (index > met) {
      return newcomers.orElseThrow().hash(index - met - 1);
    }
    return hashes[index];
  }

  /** Whether it is a new item that the catalogue does not know, or not any more. */
  boolean isGone(int index, Catalogue catalogue) {
    return index > met && catalogue.itemId(hash(index)).isEmpty();
  }

  /** What its lists have needed; of the task's thread. */
  CandidateDepth depth() {
    return depth;
  }

  /** The items of its vocabulary in the order of their indices; none when there is no model. */
  Iterable<Catalogue.Entry> entries() {
    if (scorer.isEmpty()) {
      return List.of();
    }
    var vocabulary = scorer.get().model().vocabulary();
    return () ->
        IntStream.range(1, hashes.length)
            .mapToObj(index -> new Catalogue.Entry(hashes[index], vocabulary.itemId(index)))
            .iterator();
  }

  private static long[] hashes(Scorer scorer) {
    var vocabulary = scorer.model().vocabulary();
    long[] hashes = new long[vocabulary.size() + 1];
    for (int i = 1; i < hashes.length; i++) {
      hashes[i] = ItemHash.of(vocabulary.itemId(i));
    }
    return hashes;
  }

  @Override
  public void close() {
    held.close();
  }
}
