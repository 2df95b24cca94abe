package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

final class AclsTest {
  private static final Set<AclOperation> IMPLY_DESCRIBE =
      Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.ALTER, AclOperation.DELETE);

  private final Topics topics = Topics.withDefaultPrefix();
  private final BrokerNames names =
      new BrokerNames(
          topics,
          List.of("mine", "mine-control"),
          Optional.of(new BrokerNames.Transactions("tx-", Set.of(topics.recommendations()))));

  @Test
  void theJobReadsEventsAndWritesLists() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.JOB, BrokerNames.of(topics), "User:job");
    assertThat(names(acls, AclOperation.READ, ResourceType.TOPIC))
        .containsExactlyInAnyOrder(
            "freshet.user-events.v1",
            "freshet.item-events.v1",
            "freshet.item-vectors.v1",
            "freshet.model-control.v1");
    assertThat(names(acls, AclOperation.WRITE, ResourceType.TOPIC))
        .containsExactlyInAnyOrder(
            "freshet.recommendations.v1", "freshet.scored-inputs.v1", "freshet.dead-letters.v1");
    assertThat(acls)
        .noneMatch(acl -> acl.pattern().resourceType() == ResourceType.TRANSACTIONAL_ID);
  }

  @Test
  void theEncoderReadsItemsAndWritesVectors() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.ENCODER, names, "User:encoder");
    assertThat(names(acls, AclOperation.READ, ResourceType.TOPIC))
        .containsExactlyInAnyOrder("freshet.item-events.v1", "freshet.recommendations.v1");
    assertThat(names(acls, AclOperation.WRITE, ResourceType.TOPIC))
        .containsExactlyInAnyOrder("freshet.item-vectors.v1", "freshet.dead-letters.v1");
    assertThat(names(acls, AclOperation.READ, ResourceType.GROUP))
        .containsExactly("mine", "mine-control");
  }

  @Test
  void theOperatorReadsAndWritesVectorsAlone() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.OPERATOR, names, "User:operator");
    assertThat(acls)
        .extracting(acl -> acl.entry().operation() + " " + acl.pattern().name())
        .containsExactlyInAnyOrder("READ freshet.item-vectors.v1", "WRITE freshet.item-vectors.v1");
  }

  @Test
  void groupsTransactionsAndInspectedTopicsAreThoseOfTheConfiguration() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.JOB, names, "User:job");
    assertThat(names(acls, AclOperation.READ, ResourceType.GROUP))
        .containsExactly("mine", "mine-control");
    assertThat(names(acls, AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID))
        .containsExactly("tx-");
    assertThat(names(acls, AclOperation.READ, ResourceType.TOPIC))
        .contains("freshet.recommendations.v1");
  }

  @Test
  void noProcessIsGrantedWhatAnotherGrantOfItsImplies() {
    for (FreshetProcess process : FreshetProcess.values()) {
      List<AclBinding> acls = Acls.needed(process, names, "User:x");
      assertThat(acls).doesNotHaveDuplicates();
      List<String> mayUse =
          acls.stream()
              .filter(acl -> IMPLY_DESCRIBE.contains(acl.entry().operation()))
              .map(acl -> acl.pattern().toString())
              .toList();
      assertThat(acls)
          .filteredOn(acl -> acl.entry().operation() == AclOperation.DESCRIBE)
          .noneMatch(acl -> mayUse.contains(acl.pattern().toString()));
    }
  }

  @Test
  void onlySetupCreates() {
    for (FreshetProcess process : FreshetProcess.values()) {
      assertThat(names(Acls.needed(process, names, "User:x"), AclOperation.CREATE, null))
          .isEqualTo(process == FreshetProcess.SETUP ? topics.all() : List.of());
    }
  }

  @Test
  void printsCommandsForKafkasOwnTool() {
    assertThat(Acls.asCommands(Acls.needed(FreshetProcess.JOB, names, "User:job"), "b:9092"))
        .contains(
            "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal User:job"
                + " --topic freshet.user-events.v1 --operation Read --operation DescribeConfigs",
            "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal User:job"
                + " --transactional-id tx- --resource-pattern-type prefixed --operation Write");
  }

  private static List<String> names(
      List<AclBinding> acls,
      AclOperation operation,
      @org.jspecify.annotations.Nullable ResourceType type) {
    return acls.stream()
        .filter(acl -> acl.entry().operation() == operation)
        .filter(acl -> type == null || acl.pattern().resourceType() == type)
        .map(acl -> acl.pattern().name())
        .toList();
  }
}
