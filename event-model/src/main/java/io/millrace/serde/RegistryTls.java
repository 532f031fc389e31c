package io.millrace.serde;

import java.net.Socket;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * TLS for the registry by Kafka's own settings under {@code schema.registry.}: stores in JKS,
 * PKCS12 and PEM, and a key for mutual TLS. The host's name is verified unless {@code
 * schema.registry.ssl.endpoint.identification.algorithm} is empty.
 */
final class RegistryTls {
  private static final String PREFIX = RegistryKeys.PREFIX;
  private static final String WRONG = "TLS for the registry can't be set up: ";

  private RegistryTls() {}

  /** The keys under the prefix. */
  static ConfigDef keys() {
    ConfigDef keys = new ConfigDef();
    keys.embed(PREFIX, "", 0, plainKeys());
    return keys;
  }

  private static ConfigDef plainKeys() {
    ConfigDef keys = new ConfigDef();
    SslConfigs.addClientSslSupport(keys);
    return keys;
  }

  /** Empty when no key of TLS is set: then the JVM's own trust holds. */
  static Optional<SSLContext> of(AbstractConfig config) {
    Map<String, Object> given = new HashMap<>(config.originalsWithPrefix(PREFIX));
    given.keySet().removeIf(key -> !key.startsWith("ssl."));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> parsed = plainKeys().parse(given);
    String algorithm = (String) parsed.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    boolean verify = algorithm != null && !algorithm.isBlank();
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(parsed);
      return Optional.of(verify ? factory.sslContext() : anyHost(factory, parsed));
    } catch (GeneralSecurityException e) {
      throw new ConfigException(WRONG + e.getMessage());
    } catch (KafkaException e) {
      throw new ConfigException(WRONG + e.getMessage() + reason(e.getCause()));
    }
  }

  /** Kafka names the file, and not what is wrong with it. */
  private static String reason(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return ": there is no such file";
    }
    boolean isLocked =
        cause instanceof UnrecoverableKeyException
            || (cause != null && cause.getCause() instanceof UnrecoverableKeyException);
    return isLocked ? ": the password is wrong" : "";
  }

  private static SSLContext anyHost(DefaultSslEngineFactory factory, Map<String, Object> parsed)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(factory.truststore());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(factory.keystore(), keyPassword(parsed));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        factory.keystore() == null ? null : keys.getKeyManagers(),
        Arrays.stream(trust.getTrustManagers())
            .map(found -> found instanceof X509TrustManager x509 ? new AnyHost(x509) : found)
            .toArray(TrustManager[]::new),
        null);
    return context;
  }

  private static char[] keyPassword(Map<String, Object> parsed) {
    Object password = parsed.get(SslConfigs.SSL_KEY_PASSWORD_CONFIG);
    if (password == null) {
      password = parsed.get(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
    }
    return password instanceof Password known ? known.value().toCharArray() : null;
  }

  /**
   * An extended trust manager is asked instead of the plain one, with the connection; not to look
   * at that is to look at the chain alone.
   */
  private static final class AnyHost extends X509ExtendedTrustManager {
    private final X509TrustManager chain;

    AnyHost(X509TrustManager chain) {
      this.chain = chain;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type)
        throws CertificateException {
      chain.checkClientTrusted(certificates, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
        throws CertificateException {
      chain.checkClientTrusted(certificates, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
        throws CertificateException {
      chain.checkClientTrusted(certificates, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type)
        throws CertificateException {
      chain.checkServerTrusted(certificates, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
        throws CertificateException {
      chain.checkServerTrusted(certificates, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
        throws CertificateException {
      chain.checkServerTrusted(certificates, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return chain.getAcceptedIssuers();
    }
  }
}
