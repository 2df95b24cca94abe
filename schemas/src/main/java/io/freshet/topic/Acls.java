package io.freshet.topic;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * What each process must be allowed at the broker, and nothing more. Who may read or write may
 * describe; Kafka's authorizer knows that.
 */
public final class Acls {
  private final String principal;
  private final List<AclBinding> bindings = new ArrayList<>();

  private Acls(String principal) {
    this.principal = principal;
  }

  /**
   * @param principal as the broker names it, {@code User:freshet-job}
   */
  public static List<AclBinding> needed(
      FreshetProcess process, BrokerNames names, String principal) {
    Acls acls = new Acls(principal);
    switch (process) {
      case SETUP -> acls.setup(names.topics());
      case JOB -> acls.job(names);
      case ENCODER -> acls.encoder(names);
      case EDGE -> acls.edge(names.topics());
      case OPERATOR ->
          acls.allow(ResourceType.TOPIC, LITERAL, names.topics().itemVectors(), READ, WRITE);
    }
    return List.copyOf(acls.bindings);
  }

  /** The topics that a process reads or writes. */
  public static Set<String> topicsOf(FreshetProcess process, Topics topics) {
    return needed(process, BrokerNames.of(topics), "User:any").stream()
        .map(AclBinding::pattern)
        .filter(pattern -> pattern.resourceType() == ResourceType.TOPIC)
        .map(ResourcePattern::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One command line for Kafka's {@code kafka-acls.sh} for each principal and resource. */
  public static List<String> asCommands(List<AclBinding> bindings, String bootstrap) {
    Map<String, String> operations = new LinkedHashMap<>();
    bindings.forEach(
        binding ->
            operations.merge(
                "--allow-principal %s %s"
                    .formatted(binding.entry().principal(), resource(binding.pattern())),
                " --operation " + SecurityUtils.operationName(binding.entry().operation()),
                String::concat));
    return operations.entrySet().stream()
        .map(
            entry ->
                "kafka-acls.sh --bootstrap-server %s --add %s%s"
                    .formatted(bootstrap, entry.getKey(), entry.getValue()))
        .toList();
  }

  private void setup(Topics topics) {
    for (String topic : topics.all()) {
      allow(ResourceType.TOPIC, LITERAL, topic, CREATE, DESCRIBE, DESCRIBE_CONFIGS);
    }
  }

  private void job(BrokerNames names) {
    Topics topics = names.topics();
    stream(
        names,
        List.of(
            topics.userEvents(), topics.itemEvents(), topics.itemVectors(), topics.modelControl()),
        List.of(topics.recommendations(), topics.scoredInputs(), topics.deadLetters()));
  }

  private void encoder(BrokerNames names) {
    Topics topics = names.topics();
    stream(
        names, List.of(topics.itemEvents()), List.of(topics.itemVectors(), topics.deadLetters()));
  }

  /** A Flink job, which compares its topics with the plan before it starts. */
  private void stream(BrokerNames names, List<String> reads, List<String> writes) {
    for (String read : reads) {
      allow(ResourceType.TOPIC, LITERAL, read, READ, DESCRIBE_CONFIGS);
    }
    for (String written : writes) {
      allow(ResourceType.TOPIC, LITERAL, written, WRITE, DESCRIBE_CONFIGS);
    }
    names.groups().forEach(group -> allow(ResourceType.GROUP, LITERAL, group, READ));
    names.transactions().ifPresent(this::transactions);
  }

  private void transactions(BrokerNames.Transactions transactions) {
    allow(ResourceType.TRANSACTIONAL_ID, PREFIXED, transactions.prefix(), WRITE);
    transactions.inspected().stream()
        .sorted()
        .forEach(topic -> allow(ResourceType.TOPIC, LITERAL, topic, READ));
  }

  private void edge(Topics topics) {
    // It follows the topics by position, in no consumer group.
    for (String read :
        new String[] {
          topics.itemEvents(), topics.itemVectors(), topics.recommendations(), topics.deadLetters()
        }) {
      allow(ResourceType.TOPIC, LITERAL, read, READ);
    }
    for (String both :
        new String[] {topics.userEvents(), topics.exposures(), topics.userDeletions()}) {
      allow(ResourceType.TOPIC, LITERAL, both, READ, WRITE);
    }
  }

  private void allow(
      ResourceType type, PatternType pattern, String name, AclOperation... operations) {
    for (AclOperation operation : operations) {
      bindings.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }
  }

  private static String resource(ResourcePattern pattern) {
    String option = "--" + pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return pattern.patternType() == PREFIXED
        ? "%s %s --resource-pattern-type prefixed".formatted(option, pattern.name())
        : "%s %s".formatted(option, pattern.name());
  }
}
