package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The path that the models commands take: one package, or a repository of them. */
final class PackageFolders {
  @Parameters(
      arity = "0..1",
      defaultValue = "models/packages",
      paramLabel = "<folder>",
      description =
          "A package folder, or a repository with <name>/<version>/ below (${DEFAULT-VALUE}).")
  private Path folder;

  /** The package itself, or every package of the repository. */
  List<Path> all() {
    if (Files.exists(folder.resolve("manifest.json"))) {
      return List.of(folder);
    }
    try {
      List<Path> packages = new ModelRepository(folder).packages();
      if (packages.isEmpty()) {
        throw new Failure(
            ExitCode.BAD_INPUT,
            "no model package in %s: expected manifest.json there or in <name>/<version>/ below it"
                .formatted(folder));
      }
      return packages;
    } catch (BadModelPackage e) {
      throw new Failure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }
}
