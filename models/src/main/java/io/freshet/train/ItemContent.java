package io.freshet.train;

import io.freshet.export.TrainedContent;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Weights;
import java.util.Map;

/**
 * What a trained model makes of items by what is known of them.
 *
 * @param content from words and pictures to rows of the item table
 * @param raised what was added to the biases of items that training never met
 * @param model with a row for every known item that training never met
 */
public record ItemContent(TrainedContent content, double raised, TrainedModel model) {

  /**
   * Learned from the items that training met.
   *
   * @param seen of the items of the model's log; none where the kind has no pictures
   * @throws UnfitSystem when the model has more of its items than vectors and biases
   */
  public static ItemContent of(TrainedModel model, ContentKind kind, ItemVectors seen) {
    KnownItems known = KnownItems.of(model.data(), kind, seen);
    ContentFit fit = ContentFit.of(known, model);
    FairStart.Raise raise = FairStart.of(model, fit);
    Map<String, Weights> weights = fit.raised(fit.weights(item -> true), raise.fair());
    Map<String, Weights> filled = fit.filled(model.weights(), weights, item -> !fit.isMet(item));
    TrainedModel grown =
        new TrainedModel(model.plan(), model.data(), model.system(), filled, model.curve());
    return new ItemContent(
        new TrainedContent(
            known.words(), fit.projection(), weights, known.seen().space(), raise.launch()),
        raise.fair(),
        grown);
  }
}
