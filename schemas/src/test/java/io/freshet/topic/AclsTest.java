package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

final class AclsTest {
  private final Topics topics = Topics.withDefaultPrefix();

  @Test
  void theJobReadsEventsAndWritesListsInTransactions() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.JOB, topics, "User:job");
    assertThat(names(acls, AclOperation.READ, ResourceType.TOPIC))
        .containsExactlyInAnyOrder(
            "freshet.user-events.v1", "freshet.item-events.v1", "freshet.model-control.v1");
    assertThat(names(acls, AclOperation.WRITE, ResourceType.TOPIC))
        .containsExactlyInAnyOrder(
            "freshet.recommendations.v1", "freshet.scored-inputs.v1", "freshet.dead-letters.v1");
    assertThat(names(acls, AclOperation.READ, ResourceType.GROUP)).containsExactly("freshet-");
    assertThat(names(acls, AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID))
        .containsExactly("freshet-");
  }

  @Test
  void onlySetupCreates() {
    for (FreshetProcess process : FreshetProcess.values()) {
      assertThat(names(Acls.needed(process, topics, "User:x"), AclOperation.CREATE, null))
          .isEqualTo(process == FreshetProcess.SETUP ? topics.all() : List.of());
    }
  }

  @Test
  void printsCommandsForKafkasOwnTool() {
    List<AclBinding> acls = Acls.needed(FreshetProcess.JOB, topics, "User:job");
    assertThat(Acls.asCommands(acls, "b:9092"))
        .hasSameSizeAs(acls)
        .contains(
            "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal User:job --operation"
                + " READ --topic freshet.user-events.v1",
            "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal User:job --operation"
                + " WRITE --transactional-id freshet- --resource-pattern-type prefixed");
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
