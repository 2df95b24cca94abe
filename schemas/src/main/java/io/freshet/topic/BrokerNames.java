package io.freshet.topic;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the processes are called at the broker, as the configuration has it.
 *
 * @param groups of the job's consumers
 * @param transactions of the job; none unless its lists are written exactly once
 */
public record BrokerNames(Topics topics, List<String> groups, Optional<Transactions> transactions) {
  /**
   * @param prefix of every transactional id
   * @param inspected topics whose open transactions the job looks up, which takes reading them
   */
  public record Transactions(String prefix, Set<String> inspected) {
    public Transactions {
      inspected = Set.copyOf(inspected);
    }
  }

  public BrokerNames {
    groups = List.copyOf(groups);
  }

  /** Of a process that is in no group and writes no transactions. */
  public static BrokerNames of(Topics topics) {
    return new BrokerNames(topics, List.of(), Optional.empty());
  }
}
