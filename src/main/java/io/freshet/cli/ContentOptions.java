package io.freshet.cli;

import io.freshet.data.InteractionLog;
import io.freshet.dataset.BadDataset;
import io.freshet.dataset.ItemPictures;
import io.freshet.dataset.SeenPictures;
import io.freshet.model.BadModelPackage;
import io.freshet.score.Device;
import io.freshet.score.EncoderLease;
import io.freshet.score.Scorers;
import io.freshet.system.UnfitSystem;
import io.freshet.train.ContentKind;
import io.freshet.train.ItemContent;
import io.freshet.train.ItemVectors;
import io.freshet.train.TrainedModel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what items are ranked that training never meets; used as a picocli mixin. */
final class ContentOptions {
  @Option(
      names = "--content",
      arity = "0..1",
      fallbackValue = "words",
      paramLabel = "words|pictures|both",
      description = {
        "Let items that training never meets be ranked by their titles and categories,",
        "by their pictures or by both (${FALLBACK-VALUE} when nothing is named)."
      })
  private @Nullable ContentKind kind;

  @Option(
      names = "--encoder",
      description = "With pictures: the package of the encoder that looks at them.")
  private @Nullable Path encoder;

  @Option(
      names = "--item-pictures",
      description = {
        "With pictures: a folder with a PNG, JPEG, WebP or GIF for each item, called as the item.",
        "The simulated shop draws its own."
      })
  private @Nullable Path folder;

  /** Before anything is read. */
  void check(String dataset) {
    boolean pictures = kind != null && kind.hasPictures();
    if (!pictures && (encoder != null || folder != null)) {
      throw new Failure(
          ExitCode.USAGE,
          "--encoder and --item-pictures say how items look, expected --content pictures or both");
    }
    if (pictures && encoder == null) {
      throw new Failure(
          ExitCode.USAGE,
          "--content with pictures needs --encoder, the package that looks at them");
    }
    if (pictures && folder == null && ItemPictures.madeBy(dataset).isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "--content with pictures needs --item-pictures, a folder with a picture for each item of %s"
              .formatted(dataset));
    }
  }

  /** How the items of a log look; none where that is not asked for. */
  ItemVectors look(InteractionLog log, String dataset, Console console) {
    if (encoder == null) {
      return ItemVectors.NONE;
    }
    ItemPictures pictures =
        folder == null
            ? ItemPictures.madeBy(dataset).orElseThrow()
            : new ItemPictures.InFolder(folder);
    try (EncoderLease lease = Scorers.acquireEncoder(encoder, Device.parse("cpu"))) {
      SeenPictures seen = SeenPictures.of(log.itemIds(), pictures, lease.scorer());
      console.line(
          "pictures  of %d of %d items, as %s %s sees them; %d could not be read",
          seen.pictured(),
          log.items(),
          lease.scorer().encoder().name(),
          lease.scorer().encoder().version(),
          seen.leftOut());
      return seen.vectors();
    } catch (BadModelPackage | BadDataset e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  /** What a model makes of new items; empty where that is not asked for. */
  Optional<ItemContent> read(TrainedModel model, ItemVectors seen, Console console) {
    if (kind == null) {
      return Optional.empty();
    }
    try {
      ItemContent read = ItemContent.of(model, kind, seen);
      console.line(
          "content   biases of new items raised by %.2f, at their launch by %.2f more",
          read.raised(), read.content().launch());
      return Optional.of(read);
    } catch (UnfitSystem e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
