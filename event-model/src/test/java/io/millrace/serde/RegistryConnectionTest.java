package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.RegistryUnavailableException;
import io.millrace.registry.SchemaRegistry;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How requests travel: headers, tokens, a proxy, TLS. A server of the JDK plays the registry. */
class RegistryConnectionTest {
  private static final String PASSWORD = "change-it";
  @TempDir private static Path stores;

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<Map<String, List<String>>> requests = new ArrayList<>();
  private final List<SSLSession> sessions = new ArrayList<>();

  /** A key for 127.0.0.1, one for another host, one of a client; each trusted by its own store. */
  @BeforeAll
  static void makeKeys() throws Exception {
    for (String[] key :
        new String[][] {
          {"here", "ip:127.0.0.1"}, {"elsewhere", "dns:b.example"}, {"client", "dns:c"}
        }) {
      keytool(
          "-genkeypair",
          "-alias",
          key[0],
          "-keyalg",
          "EC",
          "-dname",
          "CN=" + key[0],
          "-ext",
          "san=" + key[1],
          "-keystore",
          store(key[0]),
          "-storepass",
          PASSWORD);
      keytool(
          "-exportcert",
          "-alias",
          key[0],
          "-keystore",
          store(key[0]),
          "-storepass",
          PASSWORD,
          "-file",
          store(key[0]) + ".crt");
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          key[0],
          "-file",
          store(key[0]) + ".crt",
          "-keystore",
          trust(key[0]),
          "-storepass",
          PASSWORD);
    }
  }

  @AfterEach
  void stopServers() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void aTokenAndHeadersOfOnesOwnAreSent() throws IOException {
    HttpServer server = start(HttpServer.create());

    registry(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            Map.of(
                "bearer.auth.credentials.source", "STATIC_TOKEN",
                "bearer.auth.token", "abc",
                "request.header.X-Team", "shop"))
        .subjects();

    assertThat(requests.get(0)).containsEntry("Authorization", List.of("Bearer abc"));
    assertThat(requests.get(0)).containsEntry("X-team", List.of("shop"));
  }

  @Test
  void requestsGoThroughAProxy() throws IOException {
    HttpServer proxy = start(HttpServer.create());

    registry(
            "http://registry.example:8081",
            Map.of(
                "proxy.host",
                "127.0.0.1",
                "proxy.port",
                String.valueOf(proxy.getAddress().getPort())))
        .subjects();

    assertThat(requests.get(0)).containsEntry("Host", List.of("registry.example:8081"));
  }

  @Test
  void aCertificateThatIsTrustedAndOfTheHostIsTaken() throws Exception {
    assertThat(registry(https("here", false), trusting("here")).subjects()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() throws Exception {
    String url = https("here", false);

    assertThatThrownBy(() -> registry(url, trusting("elsewhere")).subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedUnlessHostsAreNotVerified() throws Exception {
    String url = https("elsewhere", false);
    Map<String, String> anyHost = new HashMap<>(trusting("elsewhere"));
    anyHost.put("schema.registry.ssl.endpoint.identification.algorithm", "");

    assertThatThrownBy(() -> registry(url, trusting("elsewhere")).subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("No subject alternative names");
    assertThat(registry(url, anyHost).subjects()).isEmpty();
  }

  @Test
  void aRegistryThatAsksForACertificateGetsTheClients() throws Exception {
    String url = https("here", true);
    Map<String, String> mutual = new HashMap<>(trusting("here"));
    mutual.put("schema.registry.ssl.keystore.location", store("client"));
    mutual.put("schema.registry.ssl.keystore.password", PASSWORD);

    assertThatThrownBy(() -> registry(url, trusting("here")).subjects())
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(registry(url, mutual).subjects()).isEmpty();
  }

  @Test
  void onlyTheProtocolsAndCipherSuitesThatAreSetAreSpoken() throws Exception {
    String url = https("here", false);

    for (boolean verify : new boolean[] {true, false}) {
      Map<String, String> settings = new HashMap<>(trusting("here"));
      settings.put("schema.registry.ssl.enabled.protocols", "TLSv1.2");
      settings.put("schema.registry.ssl.cipher.suites", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
      settings.put("schema.registry.ssl.endpoint.identification.algorithm", verify ? "https" : "");
      registry(url, settings).subjects();
    }

    assertThat(sessions)
        .hasSize(2)
        .allSatisfy(
            session -> {
              assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
              assertThat(session.getCipherSuite())
                  .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
            });
  }

  @Test
  void theProtocolHoldsForHostsThatAreNotVerifiedToo() {
    for (String verification : new String[] {"", "https"}) {
      RegistrySettings settings = tls(verification, "ssl.protocol", "TLSv1.2");

      assertThat(settings.tls().orElseThrow().context().getProtocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  void aStoreThatCannotBeOpenedIsNamedWithoutItsPassword() {
    String missing = stores.resolve("missing.p12").toString();

    assertRefused(
        "Failed to load SSL keystore " + missing + " of type JKS: there is no such file",
        "ssl.truststore.location",
        missing,
        "ssl.truststore.password",
        "canary-4711");
    for (String which : new String[] {"truststore", "keystore"}) {
      assertRefused(
          "Failed to load SSL keystore " + trust("here") + " of type JKS: the password is wrong",
          "ssl." + which + ".location",
          trust("here"),
          "ssl." + which + ".password",
          "canary-4711");
    }
    assertRefused(
        "the password is wrong",
        "ssl.keystore.location",
        store("client"),
        "ssl.keystore.password",
        PASSWORD,
        "ssl.key.password",
        "canary-4711");
  }

  @Test
  void aSettingOfTlsThatCannotBeUsedIsRefused() {
    assertRefused(
        "schema.registry.ssl.enabled.protocols or schema.registry.ssl.cipher.suites has a name that"
            + " this JVM doesn't know: ",
        "ssl.cipher.suites",
        "TLS_NONE");
    assertRefused(
        "schema.registry.ssl.engine.factory.class names a class that the way to the registry has no"
            + " use for: take it out",
        "ssl.engine.factory.class",
        "org.apache.kafka.common.security.ssl.DefaultSslEngineFactory");
    assertRefused(
        "schema.registry.ssl.truststore.location", "ssl.truststore.location", List.of("a", "b"));
  }

  @Test
  void aSecretOfTlsThatIsNoTextIsNotShown() {
    for (String key :
        new String[] {
          "ssl.keystore.password",
          "ssl.key.password",
          "ssl.keystore.key",
          "ssl.keystore.certificate.chain",
          "ssl.truststore.password",
          "ssl.truststore.certificates"
        }) {
      assertRefused(
          "schema.registry." + key + " has a value of a wrong kind: give it as text", key, 4711);
    }
  }

  private static void assertRefused(String sentence, Object... settings) {
    assertThatThrownBy(() -> tls("https", settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("problems")
        .hasMessageNotContaining("4711");
  }

  private static RegistrySettings tls(String verification, Object... settings) {
    Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", "https://a.example"));
    config.put("schema.registry.ssl.endpoint.identification.algorithm", verification);
    for (int i = 0; i < settings.length; i += 2) {
      config.put("schema.registry." + settings[i], settings[i + 1]);
    }
    return new AvroSerdeConfig(config).registry();
  }

  private static Map<String, String> trusting(String key) {
    return Map.of(
        "schema.registry.ssl.truststore.location",
        trust(key),
        "schema.registry.ssl.truststore.password",
        PASSWORD);
  }

  private SchemaRegistry registry(String url, Map<String, String> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("schema.registry.url", url);
    config.put("max.retries", "0");
    config.put("millrace.registry.deadline.ms", "5000");
    return SchemaRegistry.open(new AvroSerdeConfig(config).registry());
  }

  private String https(String key, boolean askClient) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(store(key)), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load(trust("client")));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = context.getDefaultSSLParameters();
            ssl.setNeedClientAuth(askClient);
            parameters.setSSLParameters(ssl);
          }
        });
    return "https://127.0.0.1:" + start(server).getAddress().getPort();
  }

  private HttpServer start(HttpServer server) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          if (exchange instanceof HttpsExchange https) {
            sessions.add(https.getSSLSession());
          }
          byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    servers.add(server);
    return server;
  }

  private static KeyStore load(String file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static String store(String key) {
    return stores.resolve(key + ".p12").toString();
  }

  private static String trust(String key) {
    return stores.resolve(key + "-trust.p12").toString();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
