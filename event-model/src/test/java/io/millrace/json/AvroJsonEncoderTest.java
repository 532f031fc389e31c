package io.millrace.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.millrace.binary.ByteOutput;
import io.millrace.binary.DatumEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;

class AvroJsonEncoderTest {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PUNCTUATION = "{}[]\":,-.0123456789eE+ntf\\ \u00e9";

  /** A schema with a text. */
  record Sample(Schema schema, String json) {}

  @Property(tries = 2_000)
  void givesTheBytesOfTheLongWay(@ForAll("samples") Sample sample) throws IOException {
    Optional<ByteBuffer> straight = straight(sample.schema, sample.json);

    Statistics.label("straight")
        .collect(straight.isPresent())
        .coverage(of -> of.check(true).percentage(share -> share > 50));
    if (straight.isPresent()) {
      assertThat(straight).hasValue(longWay(sample.schema, sample.json).orElseThrow());
    }
  }

  @Property(tries = 20_000)
  void takesNothingThatTheLongWayRefuses(@ForAll("broken") Sample sample) throws IOException {
    Optional<ByteBuffer> straight = straight(sample.schema, sample.json);

    if (straight.isPresent()) {
      assertThat(straight).isEqualTo(longWay(sample.schema, sample.json));
    }
  }

  @Example
  void fieldsComeInAnyOrderAndThoseWithDefaultsMayBeLeftOut() throws IOException {
    Schema schema =
        SchemaBuilder.record("R")
            .fields()
            .requiredInt("a")
            .requiredString("b")
            .name("c")
            .type()
            .longType()
            .longDefault(7)
            .requiredBoolean("d")
            .endRecord();

    assertThat(straight(schema, quoted("{'d': true, 'b': 'é', 'a': 1}")))
        .isEqualTo(longWay(schema, quoted("{'a': 1, 'b': 'é', 'c': 7, 'd': true}")))
        .isPresent();
    assertThat(straight(schema, quoted("{'a': 1, 'd': true, 'b': '', 'c': 2}")))
        .isEqualTo(longWay(schema, quoted("{'a': 1, 'b': '', 'c': 2, 'd': true}")))
        .isPresent();
  }

  @Example
  void whatDoesntFitTakesTheLongWay() throws IOException {
    Schema schema =
        SchemaBuilder.record("R")
            .fields()
            .requiredInt("a")
            .name("b")
            .type()
            .longType()
            .longDefault(7)
            .endRecord();

    assertThat(straight(schema, quoted("{'a': 1, 'c': 2}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': 1, 'a': 2}"))).isEmpty();
    assertThat(straight(schema, quoted("{'b': 1, 'b': 2, 'a': 1}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': 1, 'b': 2, 'b': 2}"))).isEmpty();
    assertThat(straight(schema, quoted("{'b': 1}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': 2147483648}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': 1, 'b': 9223372036854775808}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': '1'}"))).isEmpty();
    assertThat(straight(schema, quoted("{'a': 1"))).isEmpty();
    assertThat(straight(schema, quoted(""))).isEmpty();
  }

  @Example
  void aDeepValueTakesTheLongWay() throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Node", "fields": [
                  {"name": "next", "type": ["null", "Node"], "default": null}]}
                """);
    String shallow = "{'next': ".repeat(5) + "{'next': null}" + "}".repeat(5);
    String deep = "{'next': ".repeat(1_500) + "{'next': null}" + "}".repeat(1_500);

    assertThat(straight(schema, quoted(shallow))).isPresent();
    assertThat(straight(schema, quoted(deep))).isEmpty();
  }

  private static Optional<ByteBuffer> straight(Schema schema, String json) throws IOException {
    ByteOutput out = new ByteOutput();
    try (JsonParser parser = JSON.createParser(json)) {
      boolean whole = AvroJsonEncoder.of(schema).encode(parser, out) && parser.nextToken() == null;
      return whole ? Optional.of(ByteBuffer.wrap(out.toByteArray())) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // behind the value
    }
  }

  private static Optional<ByteBuffer> longWay(Schema schema, String json) throws IOException {
    ByteOutput out = new ByteOutput();
    try (JsonParser parser = JSON.createParser(json)) {
      Object datum = AvroJson.read(schema, parser);
      DatumEncoder.of(schema, new GenericData()).write(datum, out);
      return parser.nextToken() == null
          ? Optional.of(ByteBuffer.wrap(out.toByteArray()))
          : Optional.empty();
    } catch (AvroRuntimeException e) {
      return Optional.empty();
    }
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.longs().map(seed -> sample(new Random(seed)));
  }

  /** With some characters changed, and what is still JSON among them. */
  @Provide
  Arbitrary<Sample> broken() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              Sample whole = sample(random);
              StringBuilder text = new StringBuilder(whole.json);
              for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
                int at = random.nextInt(text.length());
                char other = PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length()));
                text.replace(at, at + random.nextInt(2), String.valueOf(other));
              }
              return new Sample(whole.schema, text.toString());
            });
  }

  private static Sample sample(Random random) {
    Schema schema = RandomSchema.of(random);
    try {
      return new Sample(schema, JsonText.write(schema, RandomDatum.of(schema, random)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
