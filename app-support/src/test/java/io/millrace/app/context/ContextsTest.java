package io.millrace.app.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextsTest {
  private static final String TWO =
      """
      # mine
      current: local # for now
      contexts:
        local: {bootstrap-servers: "127.0.0.1:9092"}
        production:
          bootstrap-servers: kafka:9093
          schema-registry: https://registry
          config: production.properties
          settings: {security.protocol: SASL_SSL}
      """;

  @TempDir private Path folder;

  @Test
  void theOneThatIsNamedIsStrongerThanTheEnvironmentAndThatIsStrongerThanTheCurrentOne()
      throws IOException {
    Map<String, String> environment = environment(write(TWO));
    Map<String, String> naming = new HashMap<>(environment);
    naming.put("MILLRACE_CONTEXT", "production");

    assertThat(Contexts.choose("local", naming, true)).get().extracting("name").isEqualTo("local");
    assertThat(Contexts.choose(null, naming, false))
        .get()
        .extracting("name")
        .isEqualTo("production");
    assertThat(Contexts.choose(null, environment, true))
        .get()
        .extracting("name")
        .isEqualTo("local");
    assertThat(Contexts.choose(null, environment, false)).isEmpty();
  }

  @Test
  void withoutAFileThereIsNoContext() {
    assertThat(Contexts.choose(null, Map.of("HOME", folder.toString()), true)).isEmpty();
    assertThat(Contexts.choose(null, Map.of(), true)).isEmpty();
  }

  @Test
  void theFileIsInTheUsersFolderOfConfigurations() {
    assertThat(Contexts.location(Map.of("HOME", "/home/me")))
        .isEqualTo(Path.of("/home/me/.config/millrace/contexts.yaml"));
    assertThat(Contexts.location(Map.of("HOME", "/home/me", "XDG_CONFIG_HOME", "/etc/me")))
        .isEqualTo(Path.of("/etc/me/millrace/contexts.yaml"));
  }

  @Test
  void theFileIsNotReadWhenSomethingStrongerNamesTheCluster() throws IOException {
    assertThat(Contexts.choose(null, environment(write("not: [yaml")), false)).isEmpty();
  }

  @Test
  void aContextsOwnSettingsAreStrongerThanThoseOfItsFile() throws IOException {
    Files.writeString(
        folder.resolve("production.properties"),
        "bootstrap.servers=other:1\nsecurity.protocol=SSL\nssl.protocol=TLSv1.3\n");

    Context context = Contexts.read(write(TWO)).get("production");

    assertThat(context.all())
        .extracting(ContextSetting::name, ContextSetting::value)
        .containsExactly(
            tuple("bootstrap.servers", "kafka:9093"),
            tuple("schema.registry.url", "https://registry"),
            tuple("security.protocol", "SASL_SSL"),
            tuple("ssl.protocol", "TLSv1.3"));
  }

  @Test
  void aFileThatIsNotThereIsNamedWithTheContextThatWantsIt() throws IOException {
    Path file = write(TWO);

    refused(() -> Contexts.read(file).get("production").all())
        .isEqualTo(
            "no file %s: context production names it as its config"
                .formatted(folder.resolve("production.properties")));
  }

  @Test
  void anUnknownContextIsRefusedWithTheNearest() throws IOException {
    Path file = write(TWO);

    refused(() -> Contexts.read(file).get("producton"))
        .isEqualTo(file + " has no context \"producton\"; did you mean production?");
    refused(() -> Contexts.read(file).get("x"))
        .isEqualTo(file + " has no context \"x\": it has local, production");
  }

  @Test
  void allProblemsOfAFileAreToldWithTheirPlaces() throws IOException {
    Path file =
        write(
            """
            curent: a
            contexts:
              a:
                bootstrap-server: kafka:9092
                config: [x]
            """);

    refused(() -> Contexts.read(file))
        .isEqualTo(
            String.join(
                ", and ",
                file + ":1:1: unknown key \"curent\"; did you mean current?",
                file + ":4:5: unknown key \"bootstrap-server\"; did you mean bootstrap-servers?",
                file + ":5:13: this must be a text"));
  }

  @Test
  void aBrokenFileIsToldWithItsPlace() throws IOException {
    Path file = write("contexts:\n  a: {b\n");

    refused(() -> Contexts.read(file)).contains(file + ":3:1: this is not YAML");
  }

  @Test
  void aSecretInTheFileIsRefusedWithoutShowingIt() throws IOException {
    Path file =
        write(
            """
            contexts:
              a:
                bootstrap-servers: kafka:9092
                schema-registry: https://me:canary@registry
                settings: {sasl.jaas.config: canary, ssl.key.password: canary}
            """);

    refused(() -> Contexts.read(file))
        .contains(
            file + ":4:22: a password doesn't belong here",
            file + ":5:34: sasl.jaas.config doesn't belong here",
            file + ":5:60: ssl.key.password doesn't belong here")
        .doesNotContain("canary");
  }

  @Test
  void aContextWithoutAClusterIsRefused() throws IOException {
    Path file = write("contexts: {a: {schema-registry: https://registry}}");

    refused(() -> Contexts.read(file).get("a").all())
        .isEqualTo("context a names no cluster: give it bootstrap-servers");
  }

  @Test
  void theCurrentOneIsWrittenAndAllElseStays() throws IOException {
    Path file = write(TWO);

    CurrentContext.set(file, "production");

    assertThat(file).hasContent(TWO.replace("current: local #", "current: production #"));
  }

  @Test
  void theFirstCurrentOneIsAddedToTheFile() throws IOException {
    Path block = write("# mine\ncontexts:\n  a: {bootstrap-servers: b}\n");
    CurrentContext.set(block, "a");
    assertThat(block).hasContent("# mine\ncurrent: a\ncontexts:\n  a: {bootstrap-servers: b}\n");

    Path flow = write("{contexts: {a: {bootstrap-servers: b}}}");
    CurrentContext.set(flow, "a");
    assertThat(flow).hasContent("{current: a, contexts: {a: {bootstrap-servers: b}}}");
  }

  @Test
  void anUnknownContextIsNotWritten() throws IOException {
    Path file = write(TWO);

    refused(() -> CurrentContext.set(file, "locl")).contains("did you mean local?");

    assertThat(file).hasContent(TWO);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void whatKafkaOrItsNameCallsASecretIsHidden() {
    for (String secret :
        new String[] {
          "ssl.truststore.password",
          "ssl.keystore.key",
          "sasl.jaas.config",
          "schema.registry.ssl.key.password",
          "basic.auth.user.info",
          "bearer.auth.token",
          "bearer.auth.client.secret",
          "schema.registry.basic.auth.user.info",
          "request.header.Authorization",
          "my.password"
        }) {
      assertThat(new ContextSetting(secret, "canary", "a").shown())
          .as(secret)
          .isEqualTo("[hidden]");
    }
    assertThat(new ContextSetting("sasl.oauthbearer.token.endpoint.url", "https://a", "a").shown())
        .isEqualTo("https://a");
    assertThat(new ContextSetting("schema.registry.url", "https://me:canary@a", "a").shown())
        .isEqualTo("https://a");
    assertThat(new ContextSetting("schema.registry.url", "https://me:p@canary@a", "a").shown())
        .isEqualTo("https://a");
    assertThat(new ContextSetting("my.password", "canary", "a").toString())
        .doesNotContain("canary");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("contexts.yaml"), yaml);
  }

  private static Map<String, String> environment(Path file) {
    return Map.of("MILLRACE_CONTEXTS", file.toString());
  }

  private static AbstractStringAssert<?> refused(ThrowingCallable call) {
    AppException[] thrown = new AppException[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(AppException.class, e -> thrown[0] = e)
        .isNotNull();
    assertThat(thrown[0].exitCode()).isEqualTo(ExitCode.USAGE);
    return assertThat(thrown[0].getMessage());
  }
}
