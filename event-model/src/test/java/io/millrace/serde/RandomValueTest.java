package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.millrace.json.AvroJson;
import io.millrace.json.RandomDatum;
import io.millrace.json.RandomSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Random schemas and records through ours, through bare Avro and through JSON. */
class RandomValueTest {
  private static final String TOPIC = "random";
  private static final JsonFactory JSON = new JsonFactory();

  private StandInRegistry registry;
  private Serializer<Object> serializer;
  private Deserializer<Object> deserializer;

  @BeforeProperty
  void open() {
    registry = new StandInRegistry(1);
    serializer = Side.OURS.serializer(SerdeSettings.at(registry.url()));
    deserializer = Side.OURS.deserializer(SerdeSettings.at(registry.url()));
  }

  @AfterProperty
  void close() {
    serializer.close();
    deserializer.close();
    registry.close();
  }

  @Property(tries = 200)
  void aRecordIsWrittenAndReadAsBareAvroDoes(@ForAll("records") GenericRecord record)
      throws IOException {
    // As the registry has it, and so as it is read.
    Schema schema = EventSchemas.withoutJavaHints(record.getSchema());

    byte[] bytes = serializer.serialize(TOPIC, record);
    Object read = deserializer.deserialize(TOPIC, bytes);

    byte[] bare = bareBytes(record.getSchema(), record);
    assertThat(Arrays.copyOfRange(bytes, 5, bytes.length)).isEqualTo(bare);
    assertThat(read).isEqualTo(bareValue(schema, bare));
    // Not the bytes: a map that was read has another order.
    byte[] again = serializer.serialize(TOPIC, throughJson(schema, read));
    assertThat(deserializer.deserialize(TOPIC, again)).isEqualTo(read);
  }

  @Provide
  Arbitrary<GenericRecord> records() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              Schema schema = RandomSchema.of(random);
              return OneField.of(schema, RandomDatum.of(schema, random));
            })
        .filter(record -> hasJson(record.getSchema()));
  }

  /** Avro's JSON can't refer to a name without a namespace from inside of one. */
  private static boolean hasJson(Schema schema) {
    try {
      return new Schema.Parser().parse(schema.toString()).equals(schema);
    } catch (AvroRuntimeException e) {
      return false;
    }
  }

  private static byte[] bareBytes(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static Object bareValue(Schema schema, byte[] bytes) throws IOException {
    return new GenericDatumReader<>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static Object throughJson(Schema schema, Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      AvroJson.write(schema, value, out);
    }
    try (JsonParser in = JSON.createParser(text.toString())) {
      return AvroJson.read(schema, in);
    }
  }
}
