package io.freshet.wire;

import io.freshet.schema.DeadLetter;
import io.freshet.schema.Exposure;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.ListSource;
import io.freshet.schema.ModelControl;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.schema.VariantModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/** The classes generated from our schemas. */
final class GeneratedRecords {
  static final List<Class<? extends SpecificRecordBase>> TOP_LEVEL =
      List.of(
          UserEvent.class,
          ItemEvent.class,
          ItemVector.class,
          Recommendation.class,
          Exposure.class,
          ScoredInput.class,
          ModelControl.class,
          DeadLetter.class,
          UserDeletion.class);

  private static final Set<Class<?>> NESTED =
      Set.of(RankedItem.class, ListSource.class, VariantModel.class);

  static {
    Set<String> names =
        TOP_LEVEL.stream()
            .map(Class::getName)
            .collect(Collectors.toCollection(java.util.HashSet::new));
    NESTED.forEach(nested -> names.add(nested.getName()));
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> names.contains(type.getName())));
  }

  private GeneratedRecords() {}

  /**
   * Avro refuses generated classes until someone vouches for them. Without this every process would
   * need a system property, and a TaskManager without it would restart for ever.
   */
  static void trust() {}
}
