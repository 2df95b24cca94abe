package io.freshet.topic;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** What the broker lets this client do, compared with what it needs. */
final class GrantedAccess {
  private final Admin admin;

  GrantedAccess(Admin admin) {
    this.admin = admin;
  }

  /** One sentence for each resource that is not there or may not be used as needed. */
  List<String> missing(List<AclBinding> needed) {
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(topics(byName(needed, ResourceType.TOPIC)));
      problems.addAll(groups(byName(needed, ResourceType.GROUP)));
      problems.addAll(transactions(byName(needed, ResourceType.TRANSACTIONAL_ID)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicProblem("interrupted while asking Kafka what is allowed", e);
    }
    return problems;
  }

  private List<String> topics(Map<String, Set<AclOperation>> needed) throws InterruptedException {
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin
            .describeTopics(
                needed.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
      String name = answer.getKey();
      Set<AclOperation> operations = needed.getOrDefault(name, Set.of());
      try {
        problems.addAll(
            lacking("topic " + name, operations, answer.getValue().get().authorizedOperations()));
      } catch (ExecutionException e) {
        problems.add(
            e.getCause() instanceof UnknownTopicOrPartitionException
                ? ExistingTopics.isMissing(name)
                : refused("topic " + name, operations, e.getCause()));
      }
    }
    return problems;
  }

  private List<String> groups(Map<String, Set<AclOperation>> needed) throws InterruptedException {
    Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
        admin
            .describeConsumerGroups(
                needed.keySet(),
                new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
            .describedGroups();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> answer : answers.entrySet()) {
      String group = "consumer group " + answer.getKey();
      Set<AclOperation> operations = needed.getOrDefault(answer.getKey(), Set.of());
      try {
        problems.addAll(lacking(group, operations, answer.getValue().get().authorizedOperations()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          problems.add(refused(group, operations, e.getCause()));
        }
      }
    }
    return problems;
  }

  /** Kafka tells who may write an id only by letting them look at it. */
  private List<String> transactions(Map<String, Set<AclOperation>> needed)
      throws InterruptedException {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, Set<AclOperation>> ids : needed.entrySet()) {
      String one = ids.getKey() + "any";
      try {
        var unused = admin.describeTransactions(List.of(one)).description(one).get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
          problems.add(
              refused(
                  "transactional ids that start with " + ids.getKey(),
                  ids.getValue(),
                  e.getCause()));
        }
      }
    }
    return problems;
  }

  private static List<String> lacking(
      String what, Set<AclOperation> needed, @Nullable Set<AclOperation> granted) {
    if (granted == null) {
      return List.of(); // a broker that does not say
    }
    Set<AclOperation> lacking = new TreeSet<>(needed);
    lacking.removeAll(granted);
    return lacking.isEmpty() ? List.of() : List.of(grant(what, lacking));
  }

  private static String refused(String what, Set<AclOperation> needed, @Nullable Throwable cause) {
    return cause instanceof AuthorizationException
        ? grant(what, needed)
        : "%s cannot be described: %s"
            .formatted(what, cause == null ? "no reason" : cause.getMessage());
  }

  private static String grant(String what, Set<AclOperation> operations) {
    return "%s may not be used by this principal as needed: grant %s"
        .formatted(what, operations.stream().map(AclOperation::name).collect(joining(" and ")));
  }

  private static Map<String, Set<AclOperation>> byName(
      List<AclBinding> bindings, ResourceType type) {
    return bindings.stream()
        .filter(binding -> binding.pattern().resourceType() == type)
        .collect(
            Collectors.groupingBy(
                binding -> binding.pattern().name(),
                TreeMap::new,
                Collectors.mapping(
                    binding -> binding.entry().operation(),
                    Collectors.toCollection(TreeSet::new))));
  }
}
