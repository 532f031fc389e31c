package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.serde.EventDecodingException.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** Objects of classes that Avro didn't generate, on request. */
class ReflectionTest {

  /** A user's class. */
  static final class Basket {
    String owner;
    int size;
    Colour colour;
    Item first;
    List<Item> items;
    Set<String> tags;
    Map<String, Integer> counts;
    int[] numbers;
    byte[] bytes;
  }

  /** Within it. */
  static final class Item {
    String name;
  }

  /** One that holds another of its kind. */
  static final class Link {
    Link next;
  }

  /** One that Avro can't make. */
  static final class Name {
    final String text;

    Name(String text) {
      this.text = text;
    }
  }

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  void anObjectComesBackAsItsClass() {
    SerdePair serdes = SerdePair.of("reflect", reflecting(Basket.class, false));

    Basket read = (Basket) serdes.pass("t", basket());

    assertThat(read).usingRecursiveComparison().isEqualTo(basket());
  }

  @Test
  void fieldsMayBeNullWhenAskedTo() {
    Basket empty = new Basket();
    empty.size = 3;

    Basket read =
        (Basket) SerdePair.of("reflect-null", reflecting(Basket.class, true)).pass("t", empty);

    assertThat(read).usingRecursiveComparison().isEqualTo(empty);
    assertThatThrownBy(
            () -> SerdePair.of("reflect-no-null", reflecting(Basket.class, false)).pass("t", empty))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("a value for t doesn't fit its schema");
  }

  @Test
  void fullObjectsComeBackWhereFieldsMayBeNull() {
    SerdePair serdes = SerdePair.of("reflect-full", reflecting(Basket.class, true));

    assertThat(serdes.pass("t", basket())).usingRecursiveComparison().isEqualTo(basket());
  }

  @Test
  void objectsAreReadAsDeepAsTheLimitAndNoDeeper() {
    SerdePair serdes = SerdePair.of("reflect-deep", reflecting(Link.class, true));
    byte[] one = serdes.serializer().serialize("t", new Link());

    assertThat(failure(serdes, nested(one, 250)))
        .hasMessageEndingWith("doesn't follow its schema: nested deeper than 250")
        .extracting(EventDecodingException::reason)
        .isEqualTo(Reason.MALFORMED);
    assertThat(failure(serdes, nested(one, 1_000_000)).reason()).isEqualTo(Reason.MALFORMED);
    Link link = (Link) serdes.deserializer().deserialize("t", nested(one, 249));
    int depth = 1;
    for (Link next = link.next; next != null; next = next.next) {
      depth++;
    }
    assertThat(depth).isEqualTo(250);
  }

  @Test
  void aClassThatCannotBeMadeIsReportedAsSuch() {
    SerdePair serdes = SerdePair.of("reflect-unmade", reflecting(Name.class, false));
    byte[] bytes = serdes.serializer().serialize("t", new Name("Ada"));

    assertThat(failure(serdes, bytes))
        .hasMessageContaining("no object of io.millrace.serde.ReflectionTest.Name can be made")
        .extracting(EventDecodingException::reason)
        .isEqualTo(Reason.UNREADABLE_AS_CLASS);
  }

  @Test
  void withoutTheSettingAnObjectIsRefused() {
    assertThatThrownBy(() -> SerdePair.of("reflect-off", Map.of()).pass("t", basket()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Basket is no Avro value")
        .hasMessageContaining("schema.reflection=true");
  }

  @Test
  void aClassThatOnlyTheWrittenSchemaNamesIsNeverMade() {
    byte[] bytes =
        SerdePair.of("reflect-trust", reflecting(Basket.class, false))
            .serializer()
            .serialize("t", basket());
    SerdePair untyped = SerdePair.of("reflect-trust", Map.of("schema.reflection", "true"));

    assertThatThrownBy(() -> untyped.deserializer().deserialize("t", bytes))
        .isInstanceOf(EventDecodingException.class)
        .hasMessageEndingWith(
            "no class io.millrace.serde.ReflectionTest.Basket on the class path: name the class to"
                + " read by reflection with specific.avro.value.type");
  }

  @Test
  void avrosOwnValuesAreWrittenAsWithoutReflection() {
    SerdePair serdes = SerdePair.of("reflect-own", Map.of("schema.reflection", "true"));

    assertThat(serdes.pass("text", "hello")).isEqualTo("hello");
    assertThat(serdes.pass("number", 42L)).isEqualTo(42L);
  }

  @Test
  void anObjectThatHasNoSchemaIsRefused() {
    SerdePair serdes = SerdePair.of("reflect-none", Map.of("schema.reflection", "true"));

    assertThatThrownBy(() -> serdes.pass("t", Arrays.asList("a", "b")))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("has no schema by reflection");
  }

  /** The bytes of a link without a next one, changed to those of one with many. */
  private static byte[] nested(byte[] one, int links) {
    byte[] bytes = Arrays.copyOf(one, one.length + links);
    Arrays.fill(bytes, one.length - 1, bytes.length - 1, (byte) 2);
    return bytes;
  }

  private static EventDecodingException failure(SerdePair serdes, byte[] bytes) {
    return catchThrowableOfType(
        EventDecodingException.class, () -> serdes.deserializer().deserialize("t", bytes));
  }

  private static Map<String, Object> reflecting(Class<?> type, boolean allowNull) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("schema.reflection", "true");
    settings.put("avro.reflection.allow.null", String.valueOf(allowNull));
    settings.put("specific.avro.value.type", type);
    return settings;
  }

  private static Basket basket() {
    Basket basket = new Basket();
    basket.owner = "Ada";
    basket.size = 2;
    basket.colour = Colour.GREEN;
    basket.first = item("pen");
    basket.items = List.of(item("pen"), item("ink"));
    basket.tags = Set.of("new");
    basket.counts = new LinkedHashMap<>(Map.of("pen", 2));
    basket.numbers = new int[] {1, 2, 3};
    basket.bytes = new byte[] {4, 5};
    return basket;
  }

  private static Item item(String name) {
    Item item = new Item();
    item.name = name;
    return item;
  }
}
