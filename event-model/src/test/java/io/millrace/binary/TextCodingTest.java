package io.millrace.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class TextCodingTest {
  private static final GenericData PLAIN = new GenericData();
  private static final Schema UTF8 = Schema.create(Schema.Type.STRING);
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  static {
    GenericData.setStringType(STRING, GenericData.StringType.String);
  }

  @Property(tries = 2_000)
  void aTextIsWrittenAsAvroWritesIt(@ForAll("texts") String text) {
    byte[] bytes = Coding.ours(UTF8, text, PLAIN);

    assertThat(bytes).isEqualTo(Coding.avros(UTF8, text, PLAIN));
    assertThat(Coding.ours(UTF8, new Utf8(text), PLAIN)).isEqualTo(bytes);
    assertThat(Coding.ours(UTF8, CharBuffer.wrap(text), PLAIN)).isEqualTo(bytes);
    assertThat(Coding.ours(STRING, STRING, bytes, PLAIN))
        .isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
    assertThat(Coding.ours(UTF8, UTF8, bytes, PLAIN)).isEqualTo(new Utf8(text));
  }

  /** Of all planes, with surrogates that miss their other half, about the lengths that matter. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> chars =
        Arbitraries.oneOf(
            Arbitraries.chars().range('\0', '\u007f'),
            Arbitraries.chars().range('\u0080', '\u07ff'),
            Arbitraries.chars().range('\ud800', '\udfff'),
            Arbitraries.chars().all());
    return Arbitraries.oneOf(
        chars.list().ofMaxSize(80).map(TextCodingTest::text),
        Arbitraries.chars().ascii().list().ofMinSize(60).ofMaxSize(70).map(TextCodingTest::text),
        Arbitraries.of(
            "🦊", "🦊🦊 \ud83e", "\udd8a\ud83e", "x".repeat(100_000), "é".repeat(9_000)));
  }

  private static String text(Iterable<Character> chars) {
    StringBuilder text = new StringBuilder();
    chars.forEach(text::append);
    return text.toString();
  }

  @Test
  void theKeysOfAMapAreOfTheClassThatItsSchemaNames() {
    Schema plain = Schema.createMap(UTF8);
    Schema java = Schema.createMap(STRING);
    GenericData.setStringType(java, GenericData.StringType.String);
    byte[] bytes = Coding.ours(plain, Map.of("ключ", "значение"), PLAIN);

    assertThat(Coding.ours(plain, plain, bytes, PLAIN))
        .isEqualTo(Map.of(new Utf8("ключ"), new Utf8("значение")));
    assertThat(Coding.ours(plain, java, bytes, PLAIN)).isEqualTo(Map.of("ключ", "значение"));
  }

  @Test
  void aKeyThatIsNoTextIsWrittenAsItsText() {
    Schema schema = Schema.createMap(Schema.create(Schema.Type.INT));

    assertThat(Coding.ours(schema, Map.of(17, 1), PLAIN))
        .isEqualTo(Coding.ours(schema, Map.of("17", 1), PLAIN));
  }

  @Test
  void aNumberOfAJavaClassIsWrittenAndReadAsText() {
    Schema decimal = javaClass(BigDecimal.class.getName());
    Schema integer = javaClass(BigInteger.class.getName());
    SpecificData data = SpecificData.get();
    byte[] bytes = Coding.ours(decimal, new BigDecimal("17"), data);

    assertThat(bytes).isEqualTo(Coding.avros(decimal, new BigDecimal("17"), data));
    assertThat(Coding.ours(decimal, decimal, bytes, data)).isEqualTo(new BigDecimal("17"));
    assertThat(Coding.ours(integer, integer, bytes, data)).isEqualTo(new BigInteger("17"));
  }

  @Test
  void theKeysOfAMapAreNumbersOfTheJavaClassThatItsSchemaNames() {
    Schema schema = Schema.createMap(Schema.create(Schema.Type.INT));
    SpecificData data = SpecificData.get();
    byte[] bytes = Coding.ours(schema, Map.of("17", 1), data);

    schema.addProp(SpecificData.KEY_CLASS_PROP, BigDecimal.class.getName());

    assertThat(Coding.ours(schema, schema, bytes, data))
        .isEqualTo(Map.of(new BigDecimal("17"), 1))
        .isEqualTo(Coding.avros(schema, schema, bytes, data));
    assertThat(Coding.ours(schema, schema, bytes, PLAIN)).isEqualTo(Map.of(new Utf8("17"), 1));
    assertThat(Coding.ours(schema, Map.of(new BigDecimal("17"), 1), data)).isEqualTo(bytes);
  }

  @Test
  void aClassThatAvroDoesNotTrustIsIgnored() {
    Schema schema = javaClass("javax.script.ScriptEngineManager");
    byte[] bytes = Coding.ours(schema, "http://example.org", SpecificData.get());

    assertThat(Coding.ours(schema, schema, bytes, SpecificData.get()))
        .isEqualTo(new Utf8("http://example.org"));
  }

  private static Schema javaClass(String name) {
    Schema schema = Schema.create(Schema.Type.STRING);
    schema.addProp(SpecificData.CLASS_PROP, name);
    return schema;
  }
}
