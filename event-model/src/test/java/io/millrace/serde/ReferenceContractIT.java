package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of schemas that refer to others, registered apart by the registry's plain API. */
@WithStack
class ReferenceContractIT {
  // In the form that Avro itself prints: Confluent's serializer asks for the id of the latest
  // version by that text, and Apicurio Registry doesn't take another form of it for the same.
  private static final String CITY =
      """
      {'type':'record','name':'City','namespace':'shop','fields':[{'name':'name','type':'string'}]}""";
  private static final String ADDRESS =
      """
      {'type':'record','name':'Address','namespace':'shop','fields':[{'name':'city','type':'City'}]}""";
  private static final String ORDER =
      """
      {'type':'record','name':'Order','namespace':'shop','fields':[\
      {'name':'number','type':'int'},{'name':'to','type':'Address'},\
      {'name':'from','type':['null','City'],'default':null}]}""";

  private final String run = UUID.randomUUID().toString();
  private final String topic = "contract-" + run;
  private SerdeSettings settings;
  private String url;

  @BeforeEach
  void open(Stack stack) {
    settings = SerdeSettings.at(stack);
    url = stack.registryUrl();
  }

  static Stream<Pair> pairs() {
    return Pair.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aRecordOfASchemaThatRefersToOthersComesBackEqual(Pair pair)
      throws IOException, InterruptedException {
    register("city-" + run, body(CITY));
    register("address-" + run, refer(body(ADDRESS), "shop.City", "city-" + run));
    ObjectNode root = refer(body(ORDER), "shop.Address", "address-" + run);
    int id = register(topic + "-value", refer(root, "shop.City", "city-" + run));
    GenericRecord order = order();

    byte[] bytes =
        pair.writer()
            .write(
                settings.with("auto.register.schemas", false).with("use.latest.version", true),
                topic,
                order);

    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
    assertThat(pair.reader().read(settings, topic, bytes)).isEqualTo(order);
  }

  private static GenericRecord order() {
    Schema.Parser parser = new Schema.Parser();
    Schema city = parser.parse(json(CITY));
    Schema address = parser.parse(json(ADDRESS));
    Schema order = parser.parse(json(ORDER));
    GenericRecord graz = new GenericRecordBuilder(city).set("name", new Utf8("Graz")).build();
    return new GenericRecordBuilder(order)
        .set("number", 7)
        .set("to", new GenericRecordBuilder(address).set("city", graz).build())
        .set("from", graz)
        .build();
  }

  private static ObjectNode body(String schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", json(schema));
  }

  private static ObjectNode refer(ObjectNode body, String name, String subject) {
    body.withArray("references")
        .addObject()
        .put("name", name)
        .put("subject", subject)
        .put("version", 1);
    return body;
  }

  private int register(String subject, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body()).required("id").intValue();
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
