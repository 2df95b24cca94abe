package io.freshet.topic;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What each process must be allowed at the broker, and nothing more. */
public final class Acls {
  /** What consumer groups and transactional ids start with unless configured otherwise. */
  private static final String OWN_NAMES = "freshet-";

  private final String principal;
  private final List<AclBinding> bindings = new ArrayList<>();

  private Acls(String principal) {
    this.principal = principal;
  }

  /**
   * @param principal as the broker names it, {@code User:freshet-job}
   */
  public static List<AclBinding> needed(FreshetProcess process, Topics topics, String principal) {
    Acls acls = new Acls(principal);
    switch (process) {
      case SETUP -> acls.setup(topics);
      case JOB -> acls.job(topics);
      case EDGE -> acls.edge(topics);
    }
    return List.copyOf(acls.bindings);
  }

  /** One command line for Kafka's {@code kafka-acls.sh} each. */
  public static List<String> asCommands(List<AclBinding> bindings, String bootstrap) {
    return bindings.stream()
        .map(
            binding ->
                "kafka-acls.sh --bootstrap-server %s --add --allow-principal %s --operation %s %s"
                    .formatted(
                        bootstrap,
                        binding.entry().principal(),
                        binding.entry().operation(),
                        resource(binding.pattern())))
        .toList();
  }

  private void setup(Topics topics) {
    for (String topic : topics.all()) {
      allow(ResourceType.TOPIC, LITERAL, topic, CREATE, DESCRIBE, DESCRIBE_CONFIGS);
    }
  }

  private void job(Topics topics) {
    reads(topics.userEvents(), topics.itemEvents(), topics.modelControl());
    writes(topics.recommendations(), topics.scoredInputs(), topics.deadLetters());
    allow(ResourceType.GROUP, PREFIXED, OWN_NAMES, READ, DESCRIBE);
    allow(ResourceType.TRANSACTIONAL_ID, PREFIXED, OWN_NAMES, WRITE, DESCRIBE);
  }

  private void edge(Topics topics) {
    // It follows the topics by position, in no consumer group.
    reads(
        topics.userEvents(),
        topics.itemEvents(),
        topics.recommendations(),
        topics.exposures(),
        topics.userDeletions(),
        topics.deadLetters());
    writes(topics.userEvents(), topics.exposures(), topics.userDeletions());
  }

  private void reads(String... names) {
    for (String name : names) {
      allow(ResourceType.TOPIC, LITERAL, name, READ, DESCRIBE);
    }
  }

  private void writes(String... names) {
    for (String name : names) {
      allow(ResourceType.TOPIC, LITERAL, name, WRITE, DESCRIBE);
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
    String option =
        "--" + pattern.resourceType().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return pattern.patternType() == PREFIXED
        ? "%s %s --resource-pattern-type prefixed".formatted(option, pattern.name())
        : "%s %s".formatted(option, pattern.name());
  }
}
