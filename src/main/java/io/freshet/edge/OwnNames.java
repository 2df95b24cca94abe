package io.freshet.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names a request may call a loopback edge by. A page elsewhere can point its own name at
 * 127.0.0.1 and would then read what is meant for this machine alone; it cannot change the Host
 * header.
 */
record OwnNames(boolean checked, String host) {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  static OwnNames of(HttpConfig http) {
    return new OwnNames(isLoopback(http.host()), http.host());
  }

  boolean admit(@Nullable String hostHeader) {
    if (!checked) {
      return true;
    }
    if (hostHeader == null) {
      return false;
    }
    int colon = hostHeader.lastIndexOf(':');
    boolean hasPort = colon > hostHeader.lastIndexOf(']');
    String name = hasPort ? hostHeader.substring(0, colon) : hostHeader;
    return LOCAL.contains(name) || name.equals(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
