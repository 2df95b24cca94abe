package io.freshet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet topics}: what must be in Kafka before anything runs. */
@Command(
    name = "topics",
    description =
        "List and create the topics, list the access that each process needs, and take out what a"
            + " retired encoder made.",
    subcommands = {
      TopicsListCommand.class,
      TopicsAclsCommand.class,
      TopicsCreateCommand.class,
      TopicsRetireEncoderCommand.class
    })
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of list, acls, create, retire-encoder");
  }
}
