package io.millrace.producer.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.producer.input.Input;
import io.millrace.producer.target.MemoryTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomEventsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "shop.Order", "fields": [
                {"name": "id", "type": "long"},
                {"name": "price", "type": "double"},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "buyer", "type": ["null", {"type": "record", "name": "Buyer", "fields": [
                  {"name": "email", "type": "string"}]}]},
                {"name": "kind", "type": ["null", "string", "int",
                  {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}]}
              ]}
              """);

  @Property(tries = 100)
  void whatIsMadeDecodesToAnEqualValue(@ForAll long seed) {
    Schema schema = RandomSchemas.record(seed);
    MemoryTarget target = MemoryTarget.of("made-up", schema);
    RandomEvents events = events(target, new KeyChoice.Random(), seed);

    for (int i = 0; i < 10; i++) {
      byte[] message = next(events).value();

      assertThat(GenericData.get().validate(schema, target.last())).isTrue();
      assertThat(Messages.decode(schema, message)).isEqualTo(target.last());
      assertThat(Messages.converted(schema, message)).isEqualTo(target.last());
    }
  }

  @Property(tries = 50)
  void theSameSeedMakesTheSameEvents(@ForAll long seed) {
    Schema schema = RandomSchemas.record(seed);
    RandomEvents one = events(MemoryTarget.of("made-up", schema), new KeyChoice.Random(), seed);
    RandomEvents other = events(MemoryTarget.of("made-up", schema), new KeyChoice.Random(), seed);

    for (int i = 0; i < 10; i++) {
      ProducerRecord<byte[], byte[]> event = next(one);
      ProducerRecord<byte[], byte[]> same = next(other);

      assertThat(event.key()).isEqualTo(same.key());
      assertThat(event.value()).isEqualTo(same.value());
      assertThat(event.timestamp()).isEqualTo(same.timestamp());
    }
  }

  @Test
  void anotherSeedMakesOtherEvents() {
    assertThat(next(events(MemoryTarget.of("made-up", ORDER), new KeyChoice.Random(), 1)).value())
        .isNotEqualTo(
            next(events(MemoryTarget.of("made-up", ORDER), new KeyChoice.Random(), 2)).value());
  }

  @Test
  void eachBranchOfAUnionIsMadeAndTimesAreOfTheLastWeek() {
    MemoryTarget target = MemoryTarget.of("made-up", ORDER);
    RandomEvents events = events(target, new KeyChoice.Random(), 3);
    Set<String> kinds = new HashSet<>();

    for (int i = 0; i < 100; i++) {
      assertThat(next(events).timestamp()).isEqualTo(NOW.toEpochMilli());
      GenericRecord order = (GenericRecord) target.last();
      Object kind = order.get("kind");
      kinds.add(kind == null ? "null" : kind.getClass().getSimpleName());
      assertThat(Instant.ofEpochMilli((long) order.get("at")))
          .isBetween(NOW.minus(Duration.ofDays(7)), NOW);
    }

    assertThat(kinds).containsExactlyInAnyOrder("null", "Utf8", "Integer", "EnumSymbol");
  }

  @Test
  void aTreeThatBranchesWidelyStaysSmall() {
    Schema tree =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Tree", "fields": [
                  {"name": "a", "type": {"type": "array", "items": "Tree"}},
                  {"name": "b", "type": {"type": "array", "items": "Tree"}},
                  {"name": "c", "type": {"type": "map", "values": ["Tree", "null"]}},
                  {"name": "d", "type": ["Tree", "int"]},
                  {"name": "e", "type": ["Tree", "string"]}]}
                """);
    RandomEvents events = events(MemoryTarget.of("made-up", tree), new KeyChoice.Random(), 4);

    for (int i = 0; i < 1_000; i++) {
      assertThat(next(events).value()).hasSizeLessThan(60_000);
    }
  }

  @Test
  void aRecordThatCannotEndIsRefused() {
    Schema endless = Schema.createRecord("Endless", null, "shop", false);
    endless.setFields(List.of(new Schema.Field("again", endless)));

    assertUsage(MemoryTarget.of("made-up", endless), new KeyChoice.Random())
        .hasMessage("shop.Endless contains itself without an end, so it has no values");
  }

  @Test
  void textKeysAreRandomUuids() {
    RandomEvents events = events(MemoryTarget.of("made-up", ORDER), new KeyChoice.Random(), 5);

    UUID first = UUID.fromString(new String(next(events).key(), UTF_8));
    UUID second = UUID.fromString(new String(next(events).key(), UTF_8));

    assertThat(first).isNotEqualTo(second);
    assertThat(first.version()).isEqualTo(4);
    assertThat(first.variant()).isEqualTo(2);
  }

  @Test
  void aFieldIsTheKey() {
    MemoryTarget target = MemoryTarget.of("made-up", ORDER);
    RandomEvents byId = events(target, new KeyChoice.Field("id"), 6);
    assertThat(new String(next(byId).key(), UTF_8))
        .isEqualTo(((GenericRecord) target.last()).get("id").toString());

    RandomEvents byEmail = events(target, new KeyChoice.Field("buyer.email"), 6);
    Set<Boolean> keyed = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      byte[] key = next(byEmail).key();
      GenericRecord buyer = (GenericRecord) ((GenericRecord) target.last()).get("buyer");
      assertThat(key == null ? null : new String(key, UTF_8))
          .isEqualTo(buyer == null ? null : buyer.get("email").toString());
      keyed.add(key != null);
    }
    assertThat(keyed).hasSize(2);
  }

  @Test
  void keysOfASchemaAreValuesOfIt() {
    Schema key = RandomSchemas.record(11);
    MemoryTarget target = MemoryTarget.of("made-up", ORDER, key);

    byte[] message = next(events(target, new KeyChoice.Random(), 7)).key();

    assertThat(Messages.decode(key, message)).isEqualTo(target.lastKey());
  }

  @Test
  void thereMayBeNoKeys() {
    assertThat(next(events(MemoryTarget.of("made-up", ORDER), new KeyChoice.None(), 8)).key())
        .isNull();
    assertUsage(MemoryTarget.of("made-up", ORDER, ORDER), new KeyChoice.None())
        .hasMessageStartingWith("events of made-up need keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nix|no field nix can be the key: shop.Order has id, price, at, buyer, kind",
        "buyer.nix|no field buyer.nix can be the key: shop.Buyer has email",
        "id.x|no field id.x can be the key: x stands within no record",
        "price|field price can't be the key: keys are text, and it is \"double\"",
        "buyer|field buyer can't be the key: keys are text, and it is",
      })
  void aFieldThatCannotBeTheKeyIsRefused(String path, String message) {
    assertUsage(MemoryTarget.of("made-up", ORDER), new KeyChoice.Field(path))
        .hasMessageStartingWith(message);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUsage(
      MemoryTarget target, KeyChoice keys) {
    return assertThatThrownBy(() -> events(target, keys, 1))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  private static RandomEvents events(MemoryTarget target, KeyChoice keys, long seed) {
    return RandomEvents.of(target, keys, seed, CLOCK);
  }

  private static ProducerRecord<byte[], byte[]> next(RandomEvents events) {
    return ((Input.Ready) events.next().orElseThrow()).records().get(0);
  }
}
