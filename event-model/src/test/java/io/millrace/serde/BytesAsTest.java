package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Bytes and texts that are written with a registered schema of another type. */
class BytesAsTest {
  private static final Schema BYTES = Schema.create(Schema.Type.BYTES);
  private static final Schema TEXT = Schema.create(Schema.Type.STRING);
  private static final Schema OPTIONAL = Schema.createUnion(Schema.create(Schema.Type.NULL), BYTES);
  private static final byte[] HI = {'h', 'i'};

  @Test
  void bytesOfAUnionHaveTheirBranchAndTheirLength() {
    SerdePair serdes = latest("union", OPTIONAL);

    assertThat(body(serdes, HI)).isEqualTo(new byte[] {2, 4, 'h', 'i'});
    assertThat(body(serdes, ByteBuffer.wrap(HI))).isEqualTo(new byte[] {2, 4, 'h', 'i'});
    assertThat(serdes.pass("t", HI)).isEqualTo(ByteBuffer.wrap(HI));
  }

  @Test
  void bytesThatAreWrittenAsATextHaveTheirLength() {
    SerdePair serdes = latest("text", TEXT);

    assertThat(body(serdes, HI)).isEqualTo(new byte[] {4, 'h', 'i'});
    assertThat(serdes.pass("t", HI)).isEqualTo("hi");
  }

  @Test
  void aTextThatIsWrittenAsBytesHasNoLength() {
    SerdePair serdes = latest("bytes", BYTES);

    assertThat(body(serdes, "hi")).isEqualTo(HI);
    assertThat(serdes.pass("t", "hi")).isEqualTo(HI);
  }

  @Test
  void bytesThatAreWrittenAsBytesHaveNoLength() {
    SerdePair serdes = latest("same", BYTES);
    ByteBuffer direct = ByteBuffer.allocateDirect(4).put(1, HI).position(1).limit(3);

    assertThat(body(serdes, HI)).isEqualTo(HI);
    assertThat(body(serdes, direct)).isEqualTo(HI);
    assertThat(direct.remaining()).isEqualTo(2);
  }

  private static byte[] body(SerdePair serdes, Object value) {
    byte[] bytes = serdes.serializer().serialize("t", value);
    return Arrays.copyOfRange(bytes, 5, bytes.length);
  }

  private static SerdePair latest(String scope, Schema schema) {
    TestRegistry registry = new TestRegistry("bytes-as-" + scope);
    registry.client().register("t-value", schema, false);
    return SerdePair.of(
        registry.client(), Map.of("auto.register.schemas", "false", "use.latest.version", "true"));
  }
}
