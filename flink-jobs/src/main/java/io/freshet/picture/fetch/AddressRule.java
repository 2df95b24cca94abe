package io.freshet.picture.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Which network addresses may be connected to, once a host is resolved. */
public enum AddressRule {
  /** Those of the open internet. */
  PUBLIC {
    @Override
    boolean admits(InetAddress address) {
      return !(address.isAnyLocalAddress()
              || address.isLoopbackAddress()
              || address.isLinkLocalAddress()
              || address.isSiteLocalAddress()
              || address.isMulticastAddress())
          && (address instanceof Inet4Address
              ? isPublicV4(address.getAddress())
              : isPublicV6(address.getAddress()));
    }
  },
  /** Any that an allowed host resolves to, for picture servers of one's own network. */
  ANY {
    @Override
    boolean admits(InetAddress address) {
      return true;
    }
  };

  abstract boolean admits(InetAddress address);

  /** Without the special-purpose blocks of IANA's registry (RFC 6890 and its updates). */
  private static boolean isPublicV4(byte[] bytes) {
    int a = bytes[0] & 0xFF;
    int b = bytes[1] & 0xFF;
    int c = bytes[2] & 0xFF;
    boolean special =
        a == 0
            || a == 10
            || a == 127
            || a >= 224
            || (a == 100 && b >= 64 && b < 128)
            || (a == 169 && b == 254)
            || (a == 172 && b >= 16 && b < 32)
            || (a == 192 && b == 168)
            || (a == 192 && b == 0 && (c == 0 || c == 2))
            || (a == 192 && b == 88 && c == 99)
            || (a == 198 && (b == 18 || b == 19))
            || (a == 198 && b == 51 && c == 100)
            || (a == 203 && b == 0 && c == 113);
    return !special;
  }

  /**
   * Global unicast (2000::/3) without documentation, and without the ways to write an IPv4 address
   * as an IPv6 one: mapped and compatible, 6to4, Teredo, NAT64.
   */
  private static boolean isPublicV6(byte[] bytes) {
    boolean global = (bytes[0] & 0xE0) == 0x20;
    boolean special =
        starts(bytes, 0x20, 0x01, 0x0D, 0xB8)
            || starts(bytes, 0x20, 0x01, 0x00, 0x00)
            || starts(bytes, 0x20, 0x02)
            || starts(bytes, 0x3F, 0xFF);
    return global && !special;
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    byte[] start = new byte[prefix.length];
    for (int at = 0; at < start.length; at++) {
      start[at] = (byte) prefix[at];
    }
    return Arrays.equals(start, Arrays.copyOf(bytes, start.length));
  }
}
