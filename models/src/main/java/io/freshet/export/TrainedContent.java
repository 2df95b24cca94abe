package io.freshet.export;

import io.freshet.block.ContentProjection;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.model.ContentContract;
import io.freshet.model.VectorSpace;
import io.freshet.tensor.Weights;
import java.util.Map;
import java.util.Optional;

/**
 * How a trained system reads items that it has never met.
 *
 * @param words how words become numbers
 * @param projection from numbers to rows of the item table
 * @param weights of the projection, by path
 * @param pictures whose vectors it takes; empty where it knows items by their words alone
 * @param launch what to add to the bias of an item that was just launched
 */
public record TrainedContent(
    ItemWords words,
    ContentProjection projection,
    Map<String, Weights> weights,
    Optional<VectorSpace> pictures,
    double launch) {
  ContentContract contract(int opset) {
    HashedNgrams ngrams = words.ngrams();
    return new ContentContract(
        ngrams.buckets(),
        ngrams.shortest(),
        ngrams.longest(),
        projection.width(),
        launch,
        opset,
        pictures);
  }
}
