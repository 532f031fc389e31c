package io.millrace.consumer.aggregate;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Values of an application's own topics, as the text that {@code toString} makes of them. */
public final class TextSerde {
  private TextSerde() {}

  /**
   * The serde of a type.
   *
   * @param parse takes what the type's {@code toString} made
   */
  public static <T> Serde<T> of(Function<String, T> parse) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8),
        (topic, bytes) ->
            bytes == null ? null : parse.apply(new String(bytes, StandardCharsets.UTF_8)));
  }
}
