package io.freshet.catalogue;

import io.freshet.model.VectorSpace;
import java.io.Serializable;

/** Where a task gets from what an encoder made of the pictures of items. */
public interface SeenItemsSource extends Serializable {
  /** Where nobody looks at items. */
  SeenItemsSource NONE = space -> SeenItemsLease.of(SeenItems.NONE);

  /** Not slow: what is there already comes in time. */
  SeenItemsLease open(VectorSpace space);
}
