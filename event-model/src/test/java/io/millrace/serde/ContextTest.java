package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The same id can be another schema in another context. */
class ContextTest {

  /** The context is what stands before the hyphen. */
  public static final class BeforeHyphen implements ContextNameStrategy {
    @Override
    public String context(String topic) {
      return topic.contains("-") ? topic.substring(0, topic.indexOf('-')) : "";
    }
  }

  @Test
  void idsAreThoseOfTheContextOfTheirTopic() {
    TestRegistry registry = new TestRegistry("contexts");
    SerdePair serdes =
        SerdePair.of(
            registry.client(), Map.of("context.name.strategy", BeforeHyphen.class.getName()));

    byte[] east = serdes.serializer().serialize("east-t", "text");
    byte[] west = serdes.serializer().serialize("west-t", 42L);
    byte[] none = serdes.serializer().serialize("t", true);

    assertThat(id(west)).as("the case that is tested").isEqualTo(id(east));
    assertThat(serdes.deserializer().deserialize("east-t", east)).isEqualTo("text");
    assertThat(serdes.deserializer().deserialize("west-t", west)).isEqualTo(42L);
    assertThat(serdes.deserializer().deserialize("t", none)).isEqualTo(true);
    assertThat(registry.client().subjects())
        .containsExactly(":.east:east-t-value", ":.west:west-t-value", "t-value");
  }

  @Test
  void aSchemaGivenByItsIdIsThatOfTheContext() {
    TestRegistry registry = new TestRegistry("context-id");
    int here = registry.client().register("other", Schema.create(Schema.Type.LONG), false);
    int there =
        registry.client().register(":.east:other", Schema.create(Schema.Type.STRING), false);
    assertThat(there).as("the case that is tested").isEqualTo(here);
    SerdePair serdes =
        SerdePair.of(
            registry.client(),
            Map.of(
                "context.name.strategy",
                BeforeHyphen.class.getName(),
                "auto.register.schemas",
                "false",
                "use.schema.id",
                String.valueOf(there)));

    assertThat(serdes.pass("east-t", "text")).isEqualTo("text");
  }

  private static int id(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(1);
  }
}
