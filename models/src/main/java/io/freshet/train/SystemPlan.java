package io.freshet.train;

import io.freshet.system.RankingSystem;
import java.util.SortedMap;

/** A system whose catalogue is not known yet. */
public interface SystemPlan {
  /** What the command line and manifests call it. */
  String name();

  /**
   * @param items V
   */
  RankingSystem forCatalogue(int items);

  /** Its configuration, as text by key, for manifests. */
  SortedMap<String, String> describe();
}
