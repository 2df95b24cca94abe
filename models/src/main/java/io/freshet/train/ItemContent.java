package io.freshet.train;

import io.freshet.data.ItemWords;
import io.freshet.export.TrainedContent;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Weights;
import java.util.Map;

/**
 * What a trained model makes of items by their words, titles and categories.
 *
 * @param content from words to rows of the item table
 * @param raised what was added to the biases of items that training never met
 * @param model with a row by its words for every described item that training never met
 */
public record ItemContent(TrainedContent content, double raised, TrainedModel model) {

  /**
   * Learned from the items that training met.
   *
   * @throws UnfitSystem when the model has more of its items than vectors and biases
   */
  public static ItemContent of(TrainedModel model) {
    ItemWords words = ItemWords.standard();
    ContentFit fit = ContentFit.of(words, model);
    FairStart.Raise raise = FairStart.of(model, fit);
    Map<String, Weights> weights = fit.raised(fit.weights(item -> true), raise.fair());
    Map<String, Weights> filled = fit.filled(model.weights(), weights, item -> !fit.isMet(item));
    TrainedModel grown =
        new TrainedModel(model.plan(), model.data(), model.system(), filled, model.curve());
    return new ItemContent(
        new TrainedContent(words, fit.projection(), weights, raise.launch()), raise.fair(), grown);
  }
}
