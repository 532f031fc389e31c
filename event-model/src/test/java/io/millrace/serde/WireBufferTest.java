package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.serde.ValueWriters.Kind;
import io.millrace.serde.ValueWriters.Writer;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** How the writer of a schema object is found again. */
class WireBufferTest {
  private static final String NOTE =
      "{'type':'record','name':'Note','doc':'%s','fields':[{'name':'text','type':'string'}]}";

  /** More than a thread remembers. */
  private static final int MANY = 1_000;

  @Test
  void equalSchemaObjectsInRotationAreWrittenAlikeAndAskedForOnce() {
    TestRegistry registry = new TestRegistry("rotation");
    SerdePair serdes = SerdePair.of(registry.client(), Map.of());
    List<GenericRecord> notes =
        IntStream.range(0, MANY).mapToObj(i -> note("the same words")).toList();
    Set<ByteBuffer> written = new HashSet<>();

    for (int round = 0; round < 3; round++) {
      notes.forEach(note -> written.add(ByteBuffer.wrap(serdes.serializer().serialize("t", note))));
    }

    assertThat(written).hasSize(1);
    assertThat(registry.calls()).containsExactly("register");
  }

  @Test
  void schemasThatDifferInTheirWordsHaveIdsOfTheirOwn() {
    TestRegistry registry = new TestRegistry("words");
    SerdePair serdes = SerdePair.of(registry.client(), Map.of());
    GenericRecord one = note("words");
    GenericRecord other = note("other words");
    assertThat(one.getSchema()).as("the case that is tested").isEqualTo(other.getSchema());

    int id = id(serdes.serializer().serialize("t", one));
    int otherId = id(serdes.serializer().serialize("t", other));

    assertThat(registry.client().schemaOf(id).getDoc()).isEqualTo("words");
    assertThat(registry.client().schemaOf(otherId).getDoc()).isEqualTo("other words");
  }

  @Test
  void aWriterThatTakesThePlaceOfItsOldSelfPushesOutNoOther() {
    WireBuffer buffer = new WireBuffer();
    Schema schema = Schema.create(Schema.Type.STRING);
    Writer generic = new Writer("t", schema, Kind.GENERIC, null, null);
    buffer.remember(generic);

    for (int i = 0; i < MANY; i++) {
      buffer.remember(new Writer("t", schema, Kind.REFLECT, null, null));
    }
    Writer last = new Writer("t", schema, Kind.REFLECT, null, null);
    buffer.remember(last);

    assertThat(buffer.recent("t", schema, Kind.GENERIC)).isSameAs(generic);
    assertThat(buffer.recent("t", schema, Kind.REFLECT)).isSameAs(last);
  }

  private static GenericRecord note(String words) {
    Schema schema = OneField.parse(NOTE.formatted(words));
    return new GenericRecordBuilder(schema).set("text", "hello").build();
  }

  private static int id(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(1);
  }
}
