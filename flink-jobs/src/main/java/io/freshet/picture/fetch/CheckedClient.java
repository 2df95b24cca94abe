package io.freshet.picture.fetch;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client: connects to addresses that were checked, and over https to a server whose
 * certificate is of the host that was asked for, whatever its address. It follows no redirects and
 * knows no cookies, no credentials, no proxy and no compression.
 */
final class CheckedClient {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_CONNECTIONS = 256;

  private CheckedClient() {}

  /**
   * @param limitMillis of each wait; the addresses of a host share it
   * @param trust says whose certificates count
   */
  static CloseableHttpClient open(long limitMillis, CheckedHostNames names, SSLContext trust) {
    Timeout limit = Timeout.ofMilliseconds(limitMillis);
    return HttpClients.custom()
        .setConnectionManager(connections(limit, names, trust))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(limit)
                .setConnectionRequestTimeout(limit)
                .build())
        .setUserAgent("freshet")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(
      Timeout limit, CheckedHostNames names, SSLContext trust) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(names)
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(
                trust, HostnameVerificationPolicy.BOTH, HttpsSupport.getDefaultHostnameVerifier()))
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(shared(limit)) // a cancelled request goes on to the next address
                .setSocketTimeout(limit)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(limit).build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build())
        .build();
  }

  private static Timeout shared(Timeout limit) {
    return Timeout.ofMilliseconds(Math.max(1, limit.toMilliseconds() / CheckedHostNames.MOST));
  }
}
