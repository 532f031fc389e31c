package io.millrace.consumer.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.consumer.read.KeyFormat;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Every schema of a file is read back as it was. */
class AvroEnvelopeTest {
  private static final String OLDER = "";
  private static final String NEWER = ", {\"name\": \"code\", \"type\": \"string\"}";

  @Test
  void kindsThatShareATypeShareAFile() {
    AvroEnvelope both =
        AvroEnvelope.of(KeyFormat.STRING)
            .with(null, order("Placed", OLDER))
            .with(null, order("Cancelled", OLDER));

    assertThat(both.fits(null, order("Placed", OLDER))).isTrue();
    assertThat(both.fits(null, order("Cancelled", OLDER))).isTrue();
    assertReadable(both);
  }

  @Test
  void aKindWithAnotherFormOfASharedTypeHasAFileOfItsOwn() {
    Schema key = Schema.create(Schema.Type.STRING);
    AvroEnvelope newer =
        AvroEnvelope.of(KeyFormat.STRING)
            .with(key, order("Placed", OLDER))
            .with(key, order("Cancelled", NEWER));

    assertThat(newer.fits(key, order("Cancelled", NEWER))).isTrue();
    assertThat(newer.fits(key, order("Placed", OLDER))).isFalse();
    assertReadable(newer);
  }

  @Test
  void aKeyAndAValueThatDifferInATypeAreRefused() {
    AvroEnvelope empty = AvroEnvelope.of(KeyFormat.AVRO);

    assertThatThrownBy(() -> empty.with(order("Key", OLDER), order("Placed", NEWER)))
        .isInstanceOf(AvroTypeException.class)
        .hasMessageContaining("different types of one name");
  }

  private static void assertReadable(AvroEnvelope envelope) {
    assertThat(new Schema.Parser().parse(envelope.schema().toString()))
        .isEqualTo(envelope.schema());
  }

  private static Schema order(String name, String more) {
    return new Schema.Parser()
        .parse(
            """
            {"type": "record", "name": "%s", "namespace": "test", "fields": [
              {"name": "shop", "type": {"type": "record", "name": "Shop", "fields": [
                {"name": "city", "type": "string"}%s]}}]}
            """
                .formatted(name, more));
  }
}
