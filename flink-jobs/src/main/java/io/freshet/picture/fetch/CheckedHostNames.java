package io.freshet.picture.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host and checks every address. The client connects to the addresses that are returned
 * here and asks for them nowhere else, so what was checked is what is connected to, while the name
 * stays that of the TLS handshake and its certificate.
 */
final class CheckedHostNames implements DnsResolver {
  /** Addresses of a host that are tried, one after the other; all are checked. */
  static final int MOST = 4;

  private final HostNames names;
  private final Predicate<InetAddress> rule;

  /**
   * @param rule which addresses may be connected to
   */
  CheckedHostNames(HostNames names, Predicate<InetAddress> rule) {
    this.names = names;
    this.rule = rule;
  }

  /** A host that resolves, at least in part, to where nobody may be sent. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private Refused(String message) {
      super(message);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!rule.test(address)) {
        throw new Refused(
            "host %s resolves to %s, expected only public addresses"
                .formatted(host, address.getHostAddress()));
      }
    }
    return Arrays.copyOf(addresses, Math.min(addresses.length, MOST));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
