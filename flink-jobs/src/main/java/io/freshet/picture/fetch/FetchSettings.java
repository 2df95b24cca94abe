package io.freshet.picture.fetch;

import java.io.Serializable;
import java.util.List;

/**
 * Where pictures may come from, and what fetching one may cost. Nothing is allowed unless it is
 * named.
 *
 * @param folders below which {@code file:} addresses may lie
 * @param hosts that {@code http:} and {@code https:} addresses may name: {@code host} on the usual
 *     port, or {@code host:port}
 * @param reach of the addresses that a host may resolve to
 * @param limitMillis from the start of a fetch to its last byte, redirects included
 */
public record FetchSettings(
    List<String> folders, List<String> hosts, AddressRule reach, long limitMillis)
    implements Serializable {
  /** Redirects that are followed, each checked as the first address was. */
  static final int MOST_REDIRECTS = 3;

  public FetchSettings {
    folders = List.copyOf(folders);
    hosts = List.copyOf(hosts);
  }
}
