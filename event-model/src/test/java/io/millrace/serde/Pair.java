package io.millrace.serde;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Who writes and who reads. */
record Pair(Side writer, Side reader) {

  /** Every side of this run with every other and with itself. */
  static Stream<Pair> all() {
    return Side.present().stream()
        .flatMap(writer -> Side.present().stream().map(reader -> new Pair(writer, reader)));
  }

  /** Every pair with each of the cases. */
  static Stream<Arguments> with(List<?> cases) {
    return all().flatMap(pair -> cases.stream().map(each -> Arguments.of(pair, each)));
  }

  /** What one reads of what the other writes. */
  Object pass(SerdeSettings settings, String topic, Object value) {
    return reader.read(settings, topic, writer.write(settings, topic, value));
  }

  @Override
  public String toString() {
    return writer + " to " + reader;
  }
}
