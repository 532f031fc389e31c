package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a registry. Immutable.
 *
 * @param urls tried in order when one doesn't answer, without credentials; or {@code mock://scope}
 *     alone, a registry in memory that is reached through no network
 * @param authorization sent with every request; a secret
 * @param headers sent with every request, by name; may hold secrets
 * @param proxy an HTTP proxy
 * @param tls for addresses with https; empty for the JVM's own trust
 * @param connectTimeout of one connection
 * @param readTimeout of one request
 * @param retries of a request after all addresses failed once
 * @param retryWait the longest first pause between retries; doubled each time, then a random share
 *     of it is waited
 * @param retryMaxWait the longest pause of all
 * @param deadline of a call as a whole, over all addresses and retries; each address still to try
 *     may use up an equal share of what is left
 */
public record RegistrySettings(
    List<URI> urls,
    Optional<Authorization> authorization,
    Map<String, String> headers,
    Optional<InetSocketAddress> proxy,
    Optional<TlsSettings> tls,
    Duration connectTimeout,
    Duration readTimeout,
    int retries,
    Duration retryWait,
    Duration retryMaxWait,
    Duration deadline) {

  public RegistrySettings {
    urls = RegistryUrls.checked(urls);
    headers = RequestHeaders.checked(headers);
    if (retries < 0) {
      throw new IllegalArgumentException("max.retries must be 0 or more, and is " + retries);
    }
  }

  /** The settings for these addresses with the defaults of everything else. */
  public static RegistrySettings of(String... urls) {
    return builder(Arrays.stream(urls).map(RegistrySettings::parse).toList()).build();
  }

  /** Settings for these addresses. */
  public static Builder builder(List<URI> urls) {
    return new Builder(urls);
  }

  /** The same with another deadline; connecting and reading take no longer than it either. */
  public RegistrySettings withDeadline(Duration deadline) {
    return new RegistrySettings(
        urls,
        authorization,
        headers,
        proxy,
        tls,
        shorter(connectTimeout, deadline),
        shorter(readTimeout, deadline),
        retries,
        retryWait,
        retryMaxWait,
        deadline);
  }

  /** The scope of a registry in memory; empty when the addresses are real ones. */
  public Optional<String> mockScope() {
    URI first = urls.get(0);
    return RegistryUrls.isMock(first) ? Optional.of(first.getAuthority()) : Optional.empty();
  }

  /** The address as a URI. */
  public static URI parse(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      // The text may hold a password, so neither the message nor a cause repeats it.
      throw new IllegalArgumentException("schema.registry.url has an address that is no URL");
    }
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "RegistrySettings[urls=%s, authorization=%s, headers=%s, proxy=%s, deadline=%s]"
        .formatted(urls, authorization, headers.keySet(), proxy, deadline);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Collects settings; what isn't set has its default. For one thread. */
  public static final class Builder {
    private final List<URI> urls;
    private Optional<Authorization> authorization = Optional.empty();
    private Map<String, String> headers = Map.of();
    private Optional<InetSocketAddress> proxy = Optional.empty();
    private Optional<TlsSettings> tls = Optional.empty();
    private Duration connectTimeout = Duration.ofSeconds(60);
    private Duration readTimeout = Duration.ofSeconds(60);
    private int retries = 3;
    private Duration retryWait = Duration.ofSeconds(1);
    private Duration retryMaxWait = Duration.ofSeconds(20);
    private Duration deadline = Duration.ofSeconds(60);

    private Builder(List<URI> urls) {
      this.urls = List.copyOf(urls);
    }

    public Builder authorization(Optional<Authorization> value) {
      authorization = requireNonNull(value, "authorization");
      return this;
    }

    public Builder headers(Map<String, String> value) {
      headers = requireNonNull(value, "headers");
      return this;
    }

    public Builder proxy(Optional<InetSocketAddress> value) {
      proxy = requireNonNull(value, "proxy");
      return this;
    }

    public Builder tls(Optional<TlsSettings> value) {
      tls = requireNonNull(value, "tls");
      return this;
    }

    /** Of one connection, and of one request. */
    public Builder timeouts(Duration connect, Duration read) {
      connectTimeout = requireNonNull(connect, "connect");
      readTimeout = requireNonNull(read, "read");
      return this;
    }

    /** How often a request is tried again, and the longest first and longest later pause. */
    public Builder retries(int number, Duration wait, Duration maxWait) {
      retries = number;
      retryWait = requireNonNull(wait, "wait");
      retryMaxWait = requireNonNull(maxWait, "maxWait");
      return this;
    }

    public Builder deadline(Duration value) {
      deadline = requireNonNull(value, "deadline");
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException when an address can't be one of a registry
     */
    public RegistrySettings build() {
      return new RegistrySettings(
          urls,
          authorization,
          headers,
          proxy,
          tls,
          connectTimeout,
          readTimeout,
          retries,
          retryWait,
          retryMaxWait,
          deadline);
    }
  }
}
