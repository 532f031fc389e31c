package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.serde.EventDecodingException.Reason;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

/** The settings that say how large a value may be that is read. */
class LimitsTest {
  private static final Schema CHAIN =
      OneField.parse(
          "{'type':'record','name':'Chain','fields':[{'name':'next','type':['null','Chain']}]}");

  @Test
  void itemsAreReadUpToTheirLimit() {
    assertLimit("millrace.avro.max.items", items(3), items(4));
  }

  @Test
  void bytesOfATextAreReadUpToTheirLimit() {
    Schema text = Schema.create(Schema.Type.STRING);

    assertLimit(
        "millrace.avro.max.bytes",
        OneField.of(text, new Utf8("abc")),
        OneField.of(text, new Utf8("abcd")));
  }

  @Test
  void bytesAreReadUpToTheirLimit() {
    Schema bytes = Schema.create(Schema.Type.BYTES);

    assertLimit(
        "millrace.avro.max.bytes",
        OneField.of(bytes, ByteBuffer.allocate(3)),
        OneField.of(bytes, ByteBuffer.allocate(4)));
  }

  @Test
  void recordsAreReadAsDeepAsTheirLimit() {
    assertLimit("millrace.avro.max.depth", chain(3), chain(4));
  }

  /** With a limit of three. */
  private static void assertLimit(String setting, Object within, Object beyond) {
    String scope = "limits-" + UUID.randomUUID();
    SerdePair serdes = SerdePair.of(scope, Map.of(setting, "3"));
    byte[] tooLarge = serdes.serializer().serialize("t", beyond);

    assertThat(serdes.pass("t", within)).isEqualTo(within);
    assertThat(
            catchThrowableOfType(
                    EventDecodingException.class,
                    () -> serdes.deserializer().deserialize("t", tooLarge))
                .reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(SerdePair.of(scope, Map.of()).pass("t", beyond)).isEqualTo(beyond);
  }

  private static List<Integer> items(int count) {
    return new GenericData.Array<>(
        Schema.createArray(Schema.create(Schema.Type.INT)), Collections.nCopies(count, 7));
  }

  private static GenericRecord chain(int links) {
    GenericRecord chain = new GenericData.Record(CHAIN);
    chain.put("next", links == 1 ? null : chain(links - 1));
    return chain;
  }
}
