package io.freshet.picture.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What hosts resolve to. */
interface HostNames {
  HostNames SYSTEM = InetAddress::getAllByName;

  InetAddress[] resolve(String host) throws UnknownHostException;
}
