package io.millrace.serde;

import static io.millrace.serde.RegistryKeys.PROXY_HOST;
import static io.millrace.serde.RegistryKeys.PROXY_PORT;

import io.millrace.registry.Authorization;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.TlsSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** The way to the registry, by its settings. */
final class RegistryConnection {
  private final AbstractConfig config;
  private final Problems problems;

  private RegistryConnection(AbstractConfig config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /** The connection that the settings make; empty when they are wrong, or have no address. */
  static Optional<RegistrySettings> of(AbstractConfig config, Problems problems) {
    return new RegistryConnection(config, problems).settings();
  }

  private Optional<RegistrySettings> settings() {
    Optional<List<URI>> urls = problems.collect(this::addresses, RegistryKeys.URL);
    Optional<String> inUrl =
        problems.collect(() -> userInfo(urls.orElse(List.of()))).flatMap(Function.identity());
    Optional<Optional<Authorization>> authorization =
        RegistryCredentials.of(config, inUrl, problems);
    Optional<Optional<InetSocketAddress>> proxy =
        problems.collect(this::proxy, PROXY_HOST, PROXY_PORT);
    Optional<Optional<TlsSettings>> tls =
        problems.collect(
            () -> RegistryTls.of(config), RegistryTls.keys().names().toArray(String[]::new));
    if (!problems.isEmpty() || urls.orElseThrow().isEmpty()) {
      return Optional.empty();
    }
    return problems.collect(
        () ->
            RegistrySettings.builder(
                    urls.get().stream().map(RegistryConnection::withoutUserInfo).toList())
                .authorization(authorization.orElseThrow())
                .headers(headers())
                .proxy(proxy.orElseThrow())
                .tls(tls.orElseThrow())
                .timeouts(millis(RegistryKeys.CONNECT_TIMEOUT), millis(RegistryKeys.READ_TIMEOUT))
                .retries(
                    config.getInt(RegistryKeys.RETRIES),
                    millis(RegistryKeys.RETRY_WAIT),
                    millis(RegistryKeys.RETRY_MAX_WAIT))
                .deadline(millis(RegistryKeys.DEADLINE))
                .build());
  }

  private List<URI> addresses() {
    return config.getList(RegistryKeys.URL).stream().map(RegistrySettings::parse).toList();
  }

  /** What the addresses carry, which each is sent, so they all have to carry the same. */
  private static Optional<String> userInfo(List<URI> urls) {
    List<Optional<String>> carried =
        urls.stream().map(url -> Optional.ofNullable(url.getUserInfo())).distinct().toList();
    if (carried.size() > 1) {
      throw new ConfigException(
          "%s has a name and password that some of its addresses don't have: give all the same, as"
                  .formatted(RegistryKeys.URL)
              + " each address is sent them, or none");
    }
    return carried.isEmpty() ? Optional.empty() : carried.get(0);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    config
        .originalsWithPrefix(RegistryKeys.HEADER_PREFIX)
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    headers.putAll(RegistryCredentials.headers(config));
    return headers;
  }

  private Optional<InetSocketAddress> proxy() {
    String host = config.getString(PROXY_HOST);
    int port = config.getInt(PROXY_PORT);
    if (host.isEmpty() != (port < 0)) {
      throw new ConfigException(
          "%s and %s go together, and only one is set".formatted(PROXY_HOST, PROXY_PORT));
    }
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(InetSocketAddress.createUnresolved(host, port));
  }

  private Duration millis(String key) {
    return Duration.ofMillis(config.getInt(key));
  }

  private static URI withoutUserInfo(URI url) {
    String userInfo = url.getRawUserInfo();
    return userInfo == null ? url : URI.create(url.toString().replace(userInfo + "@", ""));
  }
}
