package io.freshet.cli;

import io.freshet.data.InteractionLog;
import io.freshet.dataset.BadDataset;
import io.freshet.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data; used as a picocli mixin. */
final class DatasetOptions {
  @Option(
      names = "--dataset",
      required = true,
      description = "A known data set, ml-1m for one, or the name of a file in the folder.")
  private String dataset;

  @Option(
      names = "--data",
      description = "The folder its files lie in; needed wherever data are read.")
  private @Nullable Path data;

  String name() {
    return dataset;
  }

  /** Where its files lie. */
  Path folder() {
    if (data == null) {
      throw new Failure(
          ExitCode.USAGE,
          "cannot read data set '%s': missing --data, the folder its files lie in"
              .formatted(dataset));
    }
    return data;
  }

  InteractionLog open() throws IOException {
    try {
      return Datasets.open(dataset, folder());
    } catch (BadDataset e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
