package io.freshet.topic;

import io.freshet.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/** A broker that asks everybody for a password and allows nothing that no ACL allows. */
final class SecuredKafka implements AutoCloseable {
  static final List<String> USERS = List.of("broker", "setup", "job", "edge", "operator");
  private static final String SUPER_USER = "broker";
  private static final String LOGIN = PlainLoginModule.class.getName() + " required";

  private final EmbeddedKafka kafka;
  private final Admin admin;

  SecuredKafka(Path folder) {
    kafka = EmbeddedKafka.start(folder, settings());
    Map<String, Object> client = new HashMap<>(client(SUPER_USER, password(SUPER_USER)));
    client.put("bootstrap.servers", kafka.bootstrap());
    admin = Admin.create(client);
  }

  /** The section {@code kafka} of a configuration file. */
  String yaml(String user) {
    return yaml(user, password(user));
  }

  String yaml(String user, String password) {
    String properties =
        client(user, password).entrySet().stream()
            .map(entry -> "    %s: '%s'\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return "kafka:\n  bootstrap: %s\n  client:\n%s".formatted(kafka.bootstrap(), properties);
  }

  void grant(Collection<AclBinding> bindings) throws Exception {
    admin.createAcls(bindings).all().get();
  }

  void withdraw(AclBinding binding) throws Exception {
    admin.deleteAcls(List.of(binding.toFilter())).all().get();
  }

  Admin admin() {
    return admin;
  }

  @Override
  public void close() {
    admin.close();
    kafka.close();
  }

  static Map<String, String> client(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, password));
  }

  private static Map<String, String> settings() {
    String users =
        USERS.stream()
            .map(user -> " user_%s=\"%s\"".formatted(user, password(user)))
            .collect(Collectors.joining());
    return Map.of(
        "listener.security.protocol.map",
        "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
        "sasl.enabled.mechanisms",
        "PLAIN",
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN",
        "listener.name.client.plain.sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\"%s;"
            .formatted(LOGIN, SUPER_USER, password(SUPER_USER), users),
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "allow.everyone.if.no.acl.found",
        "false",
        // The controller's own listener has no passwords; no client comes in by it.
        "super.users",
        "User:%s;User:ANONYMOUS".formatted(SUPER_USER));
  }

  private static String password(String user) {
    return user + "-secret";
  }
}
