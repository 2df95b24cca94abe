package io.freshet.job;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands on the job's command line.
 *
 * @param encode whether it is the job that encodes pictures
 * @param config file of the configuration; without it, defaults and the environment
 * @param savepoint state to begin with
 * @param fresh whether retained checkpoints are discarded
 */
record JobArguments(
    boolean encode, Optional<Path> config, Optional<String> savepoint, boolean fresh) {
  private static final String USAGE =
      "expected [encode] [--config <file>] [--savepoint <path>] [--fresh], found '%s'";

  static JobArguments parse(String[] arguments) {
    boolean encode = arguments.length > 0 && arguments[0].equals("encode");
    JobArguments parsed = new JobArguments(encode, Optional.empty(), Optional.empty(), false);
    for (int i = encode ? 1 : 0; i < arguments.length; i++) {
      parsed =
          switch (arguments[i]) {
            case "--config" ->
                new JobArguments(
                    encode,
                    Optional.of(Path.of(value(arguments, ++i))),
                    parsed.savepoint,
                    parsed.fresh);
            case "--savepoint" ->
                new JobArguments(
                    encode, parsed.config, Optional.of(value(arguments, ++i)), parsed.fresh);
            case "--fresh" -> new JobArguments(encode, parsed.config, parsed.savepoint, true);
            default -> throw wrong(arguments[i]);
          };
    }
    if (parsed.fresh && parsed.savepoint.isPresent()) {
      throw new IllegalArgumentException("--fresh and --savepoint contradict each other");
    }
    return parsed;
  }

  private static String value(String[] arguments, int position) {
    if (position >= arguments.length) {
      throw wrong(arguments[position - 1] + " without a value");
    }
    return arguments[position];
  }

  private static IllegalArgumentException wrong(String found) {
    return new IllegalArgumentException(USAGE.formatted(found));
  }
}
