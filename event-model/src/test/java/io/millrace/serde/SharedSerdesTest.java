package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** One serializer and one deserializer for many threads and more schemas than they keep. */
class SharedSerdesTest {
  private static final int THREADS = 8;
  private static final int SCHEMAS = 40;
  private static final int ROUNDS = 50;

  @Test
  void manyThreadsReadWhatTheyWrote() throws Exception {
    SerdePair serdes = SerdePair.of("shared", Map.of("max.schemas.per.subject", "25"));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> equal = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int seed = t;
        equal.add(threads.submit(() -> equalOnes(serdes, seed)));
      }
      for (Future<Integer> count : equal) {
        assertThat(count.get()).isEqualTo(SCHEMAS * ROUNDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theSerializerAndTheDeserializerOfASerdeHaveOneClientOfTheRegistry() {
    try (StandInRegistry server = new StandInRegistry(7);
        AvroEventSerde<Object> serde = new AvroEventSerde<>()) {
      server.register(Schema.create(Schema.Type.STRING));
      serde.configure(
          Map.of(
              "schema.registry.url",
              server.url(),
              "auto.register.schemas",
              "false",
              "use.schema.id",
              "7"),
          false);

      byte[] bytes = serde.serializer().serialize("t", "text");

      assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo("text");
      assertThat(server.queries()).as("for the schema, once").hasSize(1);
    }
  }

  private static int equalOnes(SerdePair serdes, int seed) {
    int equal = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int s = 0; s < SCHEMAS; s++) {
        int which = (s * 7 + seed) % SCHEMAS;
        GenericRecord note = note(which, "thread " + seed + ", round " + round);
        equal += serdes.pass("t" + which, note).equals(note) ? 1 : 0;
      }
    }
    return equal;
  }

  private static GenericRecord note(int which, String text) {
    Schema schema =
        SchemaBuilder.record("Note" + which).fields().requiredString("text").endRecord();
    return new GenericRecordBuilder(schema)
        .set("text", new org.apache.avro.util.Utf8(text))
        .build();
  }
}
