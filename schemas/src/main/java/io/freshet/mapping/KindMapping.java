package io.freshet.mapping;

import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Their words for what was done, as ours.
 *
 * @param field null when every event is of the kind {@code otherwise}
 * @param words theirs to ours
 * @param otherwise of events without the field
 */
record KindMapping(
    @Nullable FieldPath field, Map<String, String> words, String otherwise, Others others)
    implements Serializable {
  /** What happens to a word that is not declared. */
  enum Others {
    KEEP,
    REFUSE
  }

  KindMapping {
    words = Map.copyOf(words);
  }

  String read(Object root) throws BadRecord {
    if (field == null) {
      return otherwise;
    }
    FoundValue found = FoundValue.at(field, root);
    if (found.isAbsent()) {
      return otherwise;
    }
    String theirs = found.text();
    String ours = words.get(theirs);
    if (ours == null && others == Others.REFUSE) {
      throw new BadRecord(
          Reason.UNMAPPED_KIND,
          "%s: found '%s', expected one of %s"
              .formatted(field, theirs, words.keySet().stream().sorted().toList()));
    }
    return ours == null ? theirs : ours;
  }
}
