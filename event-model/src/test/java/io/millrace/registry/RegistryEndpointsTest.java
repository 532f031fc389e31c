package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.registry.StandIn.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire, and what comes of the answers; in parts that Apicurio hasn't got. */
class RegistryEndpointsTest {
  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final String FOUND =
      "{\"subject\":\"s\",\"version\":3,\"id\":7,\"schema\":\"\\\"string\\\"\",\"ruleSet\":{}}";
  private static final RegisteredSchema VERSION = new RegisteredSchema("s", 3, 7, STRING);
  private static final UUID GUID = UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001");

  private StandIn server;

  private interface Call {
    Object of(SchemaRegistry registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        call(
            "POST /subjects/s/versions?normalize=true {\"schema\":\"\\\"string\\\"\"}",
            "{\"id\":7,\"guid\":\"x\"}",
            r -> r.register("s", STRING, true),
            7),
        call(
            "POST /subjects/s?normalize=false {\"schema\":\"\\\"string\\\"\"}",
            FOUND,
            r -> r.idOf("s", STRING, false),
            7),
        call(
            "GET /config/s?defaultToGlobal=true ",
            "{\"compatibilityLevel\":\"FULL\"}",
            r -> r.effectiveCompatibility("s"),
            CompatibilityLevel.FULL),
        call(
            "GET /config ",
            "{\"compatibilityLevel\":\"NONE\"}",
            SchemaRegistry::defaultCompatibility,
            CompatibilityLevel.NONE),
        call(
            "PUT /config {\"compatibility\":\"FULL\"}",
            "{\"compatibility\":\"FULL\"}",
            r -> done(() -> r.setDefaultCompatibility(CompatibilityLevel.FULL)),
            "done"),
        call("GET /schemas/ids/7?fetchMaxId=false ", FOUND, r -> r.schemaOf(7), STRING),
        call(
            "GET /schemas/ids/7?fetchMaxId=false&subject=%3A.eu%3Ao%2Fx ",
            FOUND, r -> r.schemaOf(7, ":.eu:o/x"), STRING),
        call("GET /schemas/guids/" + GUID + " ", FOUND, r -> r.schemaOf(GUID), STRING),
        call("GET /subjects/s/versions/latest ", FOUND, r -> r.latest("s"), Optional.of(VERSION)),
        call(
            "GET /subjects/s/metadata?deleted=false&key=a%20b&value=c%26d&key=e&value=f ",
            FOUND, r -> r.latest("s", twoProperties()), Optional.of(VERSION)),
        call("GET /subjects/s/versions/3 ", FOUND, r -> r.version("s", 3), Optional.of(VERSION)),
        call("GET /subjects/s/versions ", "[3,1]", r -> r.versions("s"), List.of(1, 3)),
        call(
            "POST /subjects/s?normalize=false {\"schema\":\"\\\"string\\\"\"}",
            FOUND,
            r -> r.find("s", STRING),
            Optional.of(VERSION)),
        call(
            "GET /subjects?limit=1000&offset=0 ",
            "[\"b\",\"a\"]",
            SchemaRegistry::subjects,
            List.of("a", "b")),
        call("GET /contexts ", "[\".eu\",\":.:\"]", SchemaRegistry::contexts, List.of(".", ".eu")),
        call(
            "GET /config/s ",
            "{\"compatibilityLevel\":\"FULL\"}",
            r -> r.compatibility("s"),
            Optional.of(CompatibilityLevel.FULL)),
        call(
            "PUT /config/s {\"compatibility\":\"FORWARD_TRANSITIVE\"}",
            "{\"compatibility\":\"FORWARD_TRANSITIVE\"}",
            r -> done(() -> r.setCompatibility("s", CompatibilityLevel.FORWARD_TRANSITIVE)),
            "done"),
        call("DELETE /config/s ", "{}", r -> done(() -> r.resetCompatibility("s")), "done"),
        call(
            "POST /compatibility/subjects/s/versions?verbose=true {\"schema\":\"\\\"string\\\"\"}",
            "{\"is_compatible\":true}",
            r -> r.incompatibilities("s", STRING),
            List.of()),
        call(
            "GET /mode/s ",
            "{\"mode\":\"READONLY_OVERRIDE\"}",
            r -> r.mode("s"),
            Optional.of(Mode.READONLY_OVERRIDE)),
        call(
            "PUT /mode/s {\"mode\":\"IMPORT\"}",
            "{\"mode\":\"IMPORT\"}",
            r -> done(() -> r.setMode("s", Mode.IMPORT)),
            "done"),
        call("DELETE /mode/s ", "{\"mode\":\"IMPORT\"}", r -> done(() -> r.resetMode("s")), "done"),
        call(
            "DELETE /subjects/s?permanent=true ",
            "[2,1]",
            r -> r.deleteSubject("s", true),
            List.of(1, 2)),
        call(
            "DELETE /subjects/s/versions/3?permanent=false ",
            "3",
            r -> r.deleteVersion("s", 3, false),
            3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aCallIsOneRequestAndItsAnswer(String request, String answer, Call call, Object result) {
    server = StandIn.answering(answer);

    assertThat(call.of(registry())).isEqualTo(result);
    assertThat(server.requests)
        .extracting(sent -> sent.method() + " " + sent.path() + " " + sent.body())
        .containsExactly(request);
  }

  static Stream<Arguments> lookUps() {
    return Stream.of(
        missing(40401, r -> r.latest("s"), Optional.empty()),
        missing(40401, r -> r.latest("s", Map.of("a", "b")), Optional.empty()),
        missing(40402, r -> r.version("s", 3), Optional.empty()),
        missing(40401, r -> r.versions("s"), List.of()),
        missing(40403, r -> r.find("s", STRING), Optional.empty()),
        missing(40401, r -> r.incompatibilities("s", STRING), List.of()),
        missing(40408, r -> r.compatibility("s"), Optional.empty()),
        missing(40408, r -> done(() -> r.resetCompatibility("s")), "done"),
        missing(40409, r -> r.mode("s"), Optional.empty()),
        missing(40409, r -> done(() -> r.resetMode("s")), "done"));
  }

  @ParameterizedTest
  @MethodSource("lookUps")
  void whatIsNotThereIsEmpty(int code, Call call, Object result) {
    server = StandIn.answering(new Answer(404, "{\"error_code\":%d}".formatted(code)));

    assertThat(call.of(registry())).isEqualTo(result);
  }

  static Stream<Arguments> modes() {
    Call get = r -> r.mode("s");
    Call set = r -> done(() -> r.setMode("s", Mode.READONLY));
    Call reset = r -> done(() -> r.resetMode("s"));
    return Stream.of(
        Arguments.of(get, new Answer(404, "")),
        Arguments.of(get, new Answer(204, null)),
        Arguments.of(set, new Answer(204, null)),
        Arguments.of(set, new Answer(400, "Not able to deserialize data provided.")),
        Arguments.of(reset, new Answer(405, "")));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aRegistryWithoutModesIsSaidToHaveNone(Call call, Answer answer) {
    server = StandIn.answering(answer);

    RegistryException refused =
        catchThrowableOfType(RegistryException.class, () -> call.of(registry()));

    assertThat(refused).hasMessage("the schema registry has no modes of subjects");
    assertThat(refused.code()).isEqualTo(501);
  }

  @Test
  void aModeThatIsNotAllowedIsTheRegistrysRefusal() {
    server =
        StandIn.answering(
            new Answer(422, "{\"error_code\":42205,\"message\":\"Mode changes are not allowed\"}"));

    assertThatThrownBy(() -> registry().setMode("s", Mode.IMPORT))
        .isInstanceOf(RegistryException.class)
        .hasMessageEndingWith("refused: Mode changes are not allowed");
  }

  @Test
  void aRegistryWithoutMetadataOrGuidsIsSaidToHaveNone() {
    server = StandIn.answering(new Answer(204, null), new Answer(404, ""));

    assertThatThrownBy(() -> registry().latest("s", Map.of("a", "b")))
        .isInstanceOf(RegistryException.class)
        .hasMessage("the schema registry has no metadata of schemas");
    assertThatThrownBy(() -> registry().schemaOf(GUID))
        .isInstanceOf(RegistryException.class)
        .hasMessage("schema %s: the schema registry has no GUIDs", GUID);
  }

  @Test
  void aNoOfATransitiveLevelIsFinal() {
    server =
        StandIn.answering(
            new Answer(200, "{\"is_compatible\":false,\"messages\":[\"no\",\"never\"]}"),
            new Answer(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"));

    assertThat(registry().incompatibilities("s", STRING)).containsExactly("no", "never");
  }

  @Test
  void aNoOfAnotherLevelIsThatOfTheLatestVersion() {
    server =
        StandIn.answering(
            new Answer(200, "{\"is_compatible\":false}"),
            new Answer(200, "{\"compatibilityLevel\":\"NONE\"}"),
            new Answer(200, "{\"compatibilityLevel\":\"BACKWARD\"}"),
            new Answer(200, "{\"is_compatible\":false}"));

    assertThat(registry().incompatibilities("s", STRING))
        .containsExactly("the registry gives no reason");
    assertThat(server.paths())
        .containsExactly(
            "/compatibility/subjects/s/versions?verbose=true",
            "/config/s",
            "/config",
            "/compatibility/subjects/s/versions/latest?verbose=true");
  }

  @Test
  void subjectsOfARegistryThatGivesAThousandAtATimeAreAskedForUntilThereAreNoMore() {
    server = StandIn.answering(new Answer(200, names(0, 1_000)), new Answer(200, names(1_000, 7)));

    assertThat(registry().subjects()).hasSize(1_007);
    assertThat(server.paths())
        .containsExactly("/subjects?limit=1000&offset=0", "/subjects?limit=1000&offset=1000");
  }

  @Test
  void subjectsOfARegistryThatGivesAllAtOnceAreNotAskedForForEver() {
    server = StandIn.answering(names(0, 1_500));

    assertThat(registry().subjects()).hasSize(1_500);
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aReferenceIsLookedUpInTheContextOfTheSchemaThatHasIt() {
    server =
        StandIn.answering(
            new Answer(200, referring("addresses", "Shop", "Address")),
            new Answer(200, record("Address")));

    assertThat(registry().schemaOf(7, ":.eu:shops").getFullName()).isEqualTo("Shop");
    assertThat(server.paths().get(1))
        .isEqualTo("/subjects/%3A.eu%3Aaddresses/versions/3?deleted=true");
  }

  @Test
  void aReferenceIntoAnotherContextStaysThereAndSoDoTheReferencesBehindIt() {
    server =
        StandIn.answering(
            new Answer(200, referring(":.us:addresses", "Shop", "Address")),
            new Answer(200, referring("streets", "Address", "Street")),
            new Answer(200, record("Street")));

    registry().latest(":.eu:shops");

    assertThat(server.paths().subList(1, 3))
        .containsExactly(
            "/subjects/%3A.us%3Aaddresses/versions/3?deleted=true",
            "/subjects/%3A.us%3Astreets/versions/3?deleted=true");
  }

  @Test
  void aDefaultThatDoesNotFitIsNoReasonNotToReadWhatWasWritten() {
    server =
        StandIn.answering(
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\",\\\"fields\\\":"
                + "[{\\\"name\\\":\\\"x\\\",\\\"type\\\":\\\"int\\\",\\\"default\\\":\\\"none\\\"}]}\"}");

    assertThat(registry().schemaOf(7).getField("x")).isNotNull();
  }

  private SchemaRegistry registry() {
    return SchemaRegistry.open(RegistrySettings.of(server.url()));
  }

  private static Arguments call(String request, String answer, Call call, Object result) {
    return Arguments.of(request, answer, call, result);
  }

  private static Arguments missing(int code, Call call, Object result) {
    return Arguments.of(code, call, result);
  }

  private static Object done(Runnable call) {
    call.run();
    return "done";
  }

  private static Map<String, String> twoProperties() {
    Map<String, String> inOrder = new LinkedHashMap<>();
    inOrder.put("a b", "c&d");
    inOrder.put("e", "f");
    return inOrder;
  }

  private static String names(int from, int number) {
    return IntStream.range(from, from + number).mapToObj(i -> "\"s" + i + "\"").toList().toString();
  }

  private static String record(String name) {
    return "{\"subject\":\"x\",\"version\":3,\"id\":9,\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[]}\"}"
        .formatted(name);
  }

  private static String referring(String subject, String name, String field) {
    return ("{\"version\":1,\"id\":8,\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[{\\\"name\\\":\\\"f\\\",\\\"type\\\":\\\"%s\\\"}]}\","
            + "\"references\":[{\"name\":\"%s\",\"subject\":\"%s\",\"version\":3}]}")
        .formatted(name, field, field, subject);
  }
}
