package io.freshet.measure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.freshet.bench.Machine;
import io.freshet.evaluate.AtCutoff;

/** One line of a {@link Ledger}: something measured once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FloorRow.class, name = "floor"),
  @JsonSubTypes.Type(value = SystemRow.class, name = "system")
})
public sealed interface LedgerRow extends Keyed permits FloorRow, SystemRow {
  Data data();

  /** Machine and commit that the figures are of. */
  Machine origin();

  /** Of the ten items listed, over the test targets; its errors are over users. */
  AtCutoff quality();

  /**
   * What was learned from.
   *
   * @param users whose last items were ranked, and others
   */
  record Data(String name, int users, int items, int events) {}
}
