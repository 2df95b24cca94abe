package io.freshet.catalogue;

import java.io.Serializable;

/** Where a task gets the catalogue of its process from. */
public interface CatalogueSource extends Serializable {
  CatalogueLease open();
}
