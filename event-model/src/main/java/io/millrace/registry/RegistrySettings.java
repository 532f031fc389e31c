package io.millrace.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach a registry.
 *
 * @param urls tried in order when one doesn't answer; without credentials
 * @param userInfo {@code name:password} for basic authentication; a secret
 * @param connectTimeout of one connection
 * @param readTimeout of one request
 * @param retries of a request after all addresses failed once
 * @param retryWait the longest first pause between retries; doubled each time, then a random share
 *     of it is waited
 * @param deadline of a call as a whole, over all addresses and retries
 */
public record RegistrySettings(
    List<URI> urls,
    Optional<String> userInfo,
    Duration connectTimeout,
    Duration readTimeout,
    int retries,
    Duration retryWait,
    Duration deadline) {

  public RegistrySettings {
    urls = urls.stream().map(RegistrySettings::checked).toList();
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("no registry URL is given: set schema.registry.url");
    }
    if (retries < 0) {
      throw new IllegalArgumentException("max.retries must be 0 or more, and is " + retries);
    }
  }

  /** The settings for these addresses with the defaults of everything else. */
  public static RegistrySettings of(String... urls) {
    return new RegistrySettings(
        List.of(urls).stream().map(RegistrySettings::parse).toList(),
        Optional.empty(),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60));
  }

  /** The same with another deadline; connecting and reading take no longer than it either. */
  public RegistrySettings withDeadline(Duration deadline) {
    return new RegistrySettings(
        urls,
        userInfo,
        shorter(connectTimeout, deadline),
        shorter(readTimeout, deadline),
        retries,
        retryWait,
        deadline);
  }

  /** The address as a URI. */
  public static URI parse(String url) {
    try {
      return new URI(url.strip());
    } catch (java.net.URISyntaxException e) {
      // The text may hold a password, so neither the message nor a cause repeats it.
      throw new IllegalArgumentException("schema.registry.url has an address that is no URL");
    }
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "RegistrySettings[urls=" + urls + ", deadline=" + deadline + "]";
  }

  private static URI checked(URI url) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "schema.registry.url must be http:// or https:// with a host");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException("credentials do not belong into the registry's URL here");
    }
    return url;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
