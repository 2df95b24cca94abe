package io.freshet.model;

import java.util.Optional;

/**
 * How items that a model has never met are read: the graph in {@link #FILE} takes {@code words}
 * int64 (B, L), the numbers of the words of each item, 0 where there is none, and gives {@code
 * rows} float32 (B, D + 1), of each its vector and its bias as the model's graph takes them in
 * {@code new_items}. Where it knows items by their pictures too, it takes {@code pictures} float32
 * (B, P) besides: what an encoder made of each, zeros where it made nothing.
 *
 * @param buckets how many numbers words have, from 1
 * @param shortest letters in a row that count as a word
 * @param longest letters in a row that count as a word; 0 for whole words alone
 * @param width D
 * @param launch what to add to the bias of an item that was just launched, so that one list in
 *     twenty holds it; 0 when that is not known
 * @param opset of the standard domain, 0 when not declared
 * @param pictures whose vectors it takes; empty when it knows items by their words alone
 */
public record ContentContract(
    int buckets,
    int shortest,
    int longest,
    int width,
    double launch,
    int opset,
    Optional<VectorSpace> pictures) {
  /** The file of a package that holds the graph. */
  public static final String FILE = PackageFiles.CONTENT;

  /** Names of its inputs and its output. */
  public static final String WORDS = "words";

  public static final String PICTURES = "pictures";

  public static final String ROWS = "rows";

  static final int MOST_BUCKETS = 1 << 20;
  static final int LONGEST = 16;
  static final int WIDEST = 1 << 16;
  static final double HIGHEST_LAUNCH = 128;
}
