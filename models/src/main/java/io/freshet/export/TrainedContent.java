package io.freshet.export;

import io.freshet.block.ContentProjection;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.model.ContentContract;
import io.freshet.tensor.Weights;
import java.util.Map;

/**
 * How a trained system reads items that it has never met.
 *
 * @param words how words become numbers
 * @param projection from numbers to rows of the item table
 * @param weights of the projection, by path
 * @param launch what to add to the bias of an item that was just launched
 */
public record TrainedContent(
    ItemWords words, ContentProjection projection, Map<String, Weights> weights, double launch) {
  ContentContract contract(int opset) {
    HashedNgrams ngrams = words.ngrams();
    return new ContentContract(
        ngrams.buckets(), ngrams.shortest(), ngrams.longest(), projection.width(), launch, opset);
  }
}
