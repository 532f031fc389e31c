package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** Schemas as they are registered. */
class EventSchemasTest {
  private static final String HINTED = "{'type':'string','avro.java.string':'String'}";

  @Test
  void hintsAreTakenOutOfAllSchemasWithin() {
    String json =
        """
        {'type':'record','name':'Note','namespace':'x','doc':'avro.java.string','fields':[
          {'name':'text','type':%1$s,'doc':'words','aliases':['words'],'order':'ignore'},
          {'name':'tags','type':{'type':'array','items':%1$s}},
          {'name':'counts','type':{'type':'map','values':['null',%1$s],'avro.java.string':'String'},
           'default':{'avro.java.string':null}},
          {'name':'next','type':['null','Note'],'default':null}]}""";

    Schema registered = EventSchemas.withoutJavaHints(OneField.parse(json.formatted(HINTED)));

    assertThat(registered)
        .hasToString(
            OneField.parse(json.replace(",'avro.java.string':'String'", "").formatted("'string'"))
                .toString());
  }

  @Test
  void aSchemaWithoutHintsIsItself() {
    Schema schema = Schema.createArray(Schema.create(Schema.Type.STRING));

    assertThat(EventSchemas.withoutJavaHints(schema)).isSameAs(schema);
  }

  @Test
  void aDefaultThatDoesNotFitStopsNoValue() {
    Schema schema =
        lenient(
            "{'type':'record','name':'Note','fields':["
                + "{'name':'text','type':%s},{'name':'stars','type':'int','default':'three'}]}"
                    .formatted(HINTED));
    GenericRecord note = new GenericData.Record(schema);
    note.put("text", "hello");
    note.put("stars", 3);

    assertThat(SerdePair.of("lenient-default", Map.of()).pass("t", note))
        .hasToString("{\"text\": \"hello\", \"stars\": 3}");
  }

  @Test
  void aSchemaThatAvroCannotResolveIsRefusedAsWhatCannotBeSerialized() {
    TestRegistry registry = new TestRegistry("ambiguous");
    Schema latest =
        OneField.parse(
            "{'type':'record','name':'Note','fields':["
                + "{'name':'c','type':'int','aliases':['a','b']}]}");
    Schema two =
        OneField.parse(
            "{'type':'record','name':'Note','fields':["
                + "{'name':'a','type':'int'},{'name':'b','type':'int'}]}");
    registry.client().register("t-value", latest, false);
    SerdePair serdes =
        SerdePair.of(
            registry.client(),
            Map.of("auto.register.schemas", "false", "use.latest.version", "true"));
    GenericRecord note = new GenericData.Record(two);
    note.put("a", 1);
    note.put("b", 2);

    assertThatThrownBy(() -> serdes.serializer().serialize("t", note))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("no registered schema can be chosen for Note in t: ");
  }

  private static Schema lenient(String json) {
    return new Schema.Parser().setValidateDefaults(false).parse(json.replace('\'', '"'));
  }
}
