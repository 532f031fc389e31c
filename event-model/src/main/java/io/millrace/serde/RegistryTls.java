package io.millrace.serde;

import io.millrace.registry.TlsSettings;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
  static Optional<TlsSettings> of(AbstractConfig config) {
    Map<String, Object> given = new HashMap<>(config.originalsWithPrefix(PREFIX));
    given.keySet().removeIf(key -> !key.startsWith("ssl."));
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> parsed = plainKeys().parse(given);
    if (parsed.get(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG) != null) {
      throw new ConfigException(
          PREFIX
              + SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG
              + " names a class that the way to the registry has no use for: take it out, and give"
              + " stores and keys by the other settings under "
              + PREFIX
              + "ssl.");
    }
    SSLContext context = context(parsed);
    try {
      return Optional.of(
          new TlsSettings(
              context,
              list(parsed, SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG),
              list(parsed, SslConfigs.SSL_CIPHER_SUITES_CONFIG)));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "%s or %s has a name that this JVM doesn't know: %s"
              .formatted(
                  PREFIX + SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
                  PREFIX + SslConfigs.SSL_CIPHER_SUITES_CONFIG,
                  e.getMessage()));
    }
  }

  private static SSLContext context(Map<String, Object> parsed) {
    String algorithm = (String) parsed.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    boolean verify = algorithm != null && !algorithm.isBlank();
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(parsed);
      return verify ? factory.sslContext() : anyHost(factory, parsed);
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

  @SuppressWarnings("unchecked") // as its key is declared
  private static List<String> list(Map<String, Object> parsed, String key) {
    List<String> names = (List<String>) parsed.get(key);
    return names == null ? List.of() : names;
  }

  private static SSLContext anyHost(DefaultSslEngineFactory factory, Map<String, Object> parsed)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(
            (String) parsed.get(SslConfigs.SSL_TRUSTMANAGER_ALGORITHM_CONFIG));
    trust.init(factory.truststore());
    KeyManagerFactory keys =
        KeyManagerFactory.getInstance(
            (String) parsed.get(SslConfigs.SSL_KEYMANAGER_ALGORITHM_CONFIG));
    keys.init(factory.keystore(), keyPassword(parsed));
    String protocol = (String) parsed.get(SslConfigs.SSL_PROTOCOL_CONFIG);
    String provider = (String) parsed.get(SslConfigs.SSL_PROVIDER_CONFIG);
    SSLContext context =
        provider == null
            ? SSLContext.getInstance(protocol)
            : SSLContext.getInstance(protocol, provider);
    String random = (String) parsed.get(SslConfigs.SSL_SECURE_RANDOM_IMPLEMENTATION_CONFIG);
    context.init(
        factory.keystore() == null ? null : keys.getKeyManagers(),
        AnyHost.with(trust.getTrustManagers()),
        random == null ? null : SecureRandom.getInstance(random));
    return context;
  }

  private static char[] keyPassword(Map<String, Object> parsed) {
    Object password = parsed.get(SslConfigs.SSL_KEY_PASSWORD_CONFIG);
    if (password == null) {
      password = parsed.get(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
    }
    return password instanceof Password known ? known.value().toCharArray() : null;
  }
}
