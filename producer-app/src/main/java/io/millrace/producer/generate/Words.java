package io.millrace.producer.generate;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/** Makes text that looks like words. */
final class Words {
  private static final int MOST_WORDS = 4;
  private static final List<String> WORDS =
      List.of(
          "amber", "anchor", "basket", "birch", "bright", "canal", "cedar", "clover", "copper",
          "delta", "ember", "falcon", "garden", "granite", "harbour", "hazel", "island", "juniper",
          "kettle", "lantern", "linen", "maple", "meadow", "mill", "north", "oak", "orchard",
          "pebble", "quartz", "river", "saffron", "silver", "stone", "thistle", "timber", "valley",
          "velvet", "willow", "winter", "yarrow", "Zürich", "café", "Łódź", "naïve", "東京", "мир",
          "señal", "🌾");

  private Words() {}

  /** Texts of a schema: Strings where it asks for them, as for generated classes. */
  static Maker maker(Schema schema) {
    Maker text = schema.getLogicalType() instanceof LogicalTypes.Uuid ? Words::uuid : Words::text;
    return in(schema, text);
  }

  /** Keys of a map. */
  static Maker keys(Schema map) {
    return in(map, draw -> draw.pick(WORDS));
  }

  private static Maker in(Schema schema, Maker text) {
    boolean plain =
        GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
    return plain ? text : draw -> new Utf8((String) text.make(draw));
  }

  private static String text(Draw draw) {
    int count = 1 + draw.random.nextInt(MOST_WORDS);
    StringBuilder text = new StringBuilder(draw.pick(WORDS));
    for (int i = 1; i < count; i++) {
      text.append(' ').append(draw.pick(WORDS));
    }
    return text.toString();
  }

  private static String uuid(Draw draw) {
    return uuid(draw.random);
  }

  /** A random UUID of version 4. */
  static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
