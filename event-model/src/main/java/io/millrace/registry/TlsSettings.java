package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * TLS for addresses with https. The host's name is always verified, unless the context's trust
 * manager is an extended one that doesn't look at it.
 *
 * @param context keys and trust
 * @param protocols that may be spoken, such as {@code TLSv1.3}; empty for the context's defaults
 * @param cipherSuites that may be used; empty for the context's defaults
 */
public record TlsSettings(SSLContext context, List<String> protocols, List<String> cipherSuites) {

  /**
   * Checks that the context knows the names.
   *
   * @throws IllegalArgumentException when it doesn't
   */
  public TlsSettings {
    requireNonNull(context, "context");
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    context.createSSLEngine().setSSLParameters(parameters(context, protocols, cipherSuites));
  }

  SSLParameters parameters() {
    return parameters(context, protocols, cipherSuites);
  }

  private static SSLParameters parameters(
      SSLContext context, List<String> protocols, List<String> cipherSuites) {
    SSLParameters parameters = context.getDefaultSSLParameters();
    if (!protocols.isEmpty()) {
      parameters.setProtocols(protocols.toArray(String[]::new));
    }
    if (!cipherSuites.isEmpty()) {
      parameters.setCipherSuites(cipherSuites.toArray(String[]::new));
    }
    return parameters;
  }
}
