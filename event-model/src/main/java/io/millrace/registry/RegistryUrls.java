package io.millrace.registry;

import java.net.URI;
import java.util.List;

/** What can be an address of a registry. Messages show no address, as it may hold a password. */
final class RegistryUrls {
  private RegistryUrls() {}

  /** The addresses, which must be real ones, or one in memory. */
  static List<URI> checked(List<URI> urls) {
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("no registry URL is given: set schema.registry.url");
    }
    if (urls.stream().anyMatch(RegistryUrls::isMock)) {
      checkMock(urls);
    } else {
      urls.forEach(RegistryUrls::check);
    }
    return List.copyOf(urls);
  }

  static boolean isMock(URI url) {
    return "mock".equals(url.getScheme());
  }

  private static void checkMock(List<URI> urls) {
    if (urls.size() > 1) {
      throw new IllegalArgumentException(
          "schema.registry.url has mock:// beside another address: a registry in memory stands"
              + " alone");
    }
    if (urls.get(0).getAuthority() == null) {
      throw new IllegalArgumentException(
          "schema.registry.url must name a scope after mock://, such as mock://test");
    }
  }

  private static void check(URI url) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "schema.registry.url must be http:// or https:// with a host, or mock:// with a scope");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException("credentials do not belong into the registry's URL here");
    }
    if (url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "schema.registry.url must end with the path: without ? or #");
    }
  }
}
