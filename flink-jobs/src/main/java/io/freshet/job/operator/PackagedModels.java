package io.freshet.job.operator;

import io.freshet.catalogue.SeenItems;
import io.freshet.catalogue.SeenItemsLease;
import io.freshet.catalogue.SeenItemsSource;
import io.freshet.experiment.Variant;
import io.freshet.model.BadModelPackage;
import io.freshet.score.ContentReader;
import io.freshet.score.Device;
import io.freshet.score.ModelTrial;
import io.freshet.score.Scorer;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import java.nio.file.Path;

/**
 * Models from packages on disk, each opened once in a process.
 *
 * @param device as {@link Device#parse} reads it
 * @param seen where those look that know new items by their pictures
 */
public record PackagedModels(String device, SeenItemsSource seen) implements ModelSource {
  @Override
  public void tryOut(Variant variant) throws BadModelPackage {
    if (!variant.modelUri().equals(POPULARITY)) {
      ModelTrial.run(Path.of(variant.modelUri()), Device.parse(device));
    }
  }

  private SeenItemsLease looks(Scorer scorer) {
    return scorer
        .content()
        .flatMap(ContentReader::pictures)
        .map(seen::open)
        .orElseGet(() -> SeenItemsLease.of(SeenItems.NONE));
  }

  @Override
  public ArmModel open(Variant variant) throws BadModelPackage {
    if (variant.modelUri().equals(POPULARITY)) {
      return ArmModel.popularity(variant);
    }
    ScorerLease lease = Scorers.acquire(Path.of(variant.modelUri()), Device.parse(device));
    String found = lease.scorer().model().version();
    if (!variant.modelVersion().isEmpty() && !variant.modelVersion().equals(found)) {
      lease.close();
      throw new BadModelPackage(
          "variant %s wants version %s of %s, found version %s in %s"
              .formatted(
                  variant.name(),
                  variant.modelVersion(),
                  variant.modelName(),
                  found,
                  variant.modelUri()));
    }
    try {
      return ArmModel.of(lease.scorer(), looks(lease.scorer()), lease::close);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }
}
