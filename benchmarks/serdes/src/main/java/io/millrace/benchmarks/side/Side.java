package io.millrace.benchmarks.side;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.sample.Sample;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One of those that are compared. All but {@link #BARE} write five bytes before the value, and keep
 * their own defaults where these don't change what is written.
 */
public enum Side {
  OURS("ours", "io.millrace.serde.AvroEventSerializer", "io.millrace.serde.AvroEventDeserializer"),
  /** Confluent's: on the class path where it is installed. */
  CONFLUENT(
      "Confluent",
      "io.confluent.kafka.serializers.KafkaAvroSerializer",
      "io.confluent.kafka.serializers.KafkaAvroDeserializer"),
  APICURIO(
      "Apicurio",
      "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
      "io.apicurio.registry.serde.avro.AvroKafkaDeserializer") {
    @Override
    Map<String, String> settings(Form form, String registry) {
      return Map.of(
          "apicurio.registry.url", registry.replaceFirst("/apis/.*", "/apis/registry/v3"),
          // One schema with its nested types in it, as the others register it.
          "apicurio.registry.dereference-schema", "true",
          "apicurio.registry.auto-register", "true",
          "apicurio.registry.use-id", "contentId",
          "apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler",
          "apicurio.registry.headers.enabled", "false",
          "apicurio.registry.use-specific-avro-reader", isSpecific(form));
    }
  },
  /** Avro alone, and no registry. */
  BARE("bare Avro", "", "") {
    @Override
    public Serdes open(Sample sample, Form form, String registry) {
      return new Serdes(BareSerializer.of(sample, form), BareDeserializer.of(sample, form));
    }
  };

  private final String label;
  private final String serializer;
  private final String deserializer;

  Side(String label, String serializer, String deserializer) {
    this.label = label;
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /** As tables have it. */
  public String label() {
    return label;
  }

  /**
   * The two halves for values of a sample.
   *
   * @param registry URL of the API that is Confluent's
   * @throws ReflectiveOperationException when the side isn't on the class path
   */
  public Serdes open(Sample sample, Form form, String registry)
      throws ReflectiveOperationException {
    return new Serdes(serializer(form, registry), deserializer(form, registry));
  }

  /** The reading half alone. Throws as {@link #open} does. */
  @SuppressWarnings("unchecked") // all are of Object
  public Deserializer<Object> deserializer(Form form, String registry)
      throws ReflectiveOperationException {
    Deserializer<Object> made = (Deserializer<Object>) make(deserializer);
    made.configure(settings(form, registry), false);
    return made;
  }

  @SuppressWarnings("unchecked") // all are of Object
  private Serializer<Object> serializer(Form form, String registry)
      throws ReflectiveOperationException {
    Serializer<Object> made = (Serializer<Object>) make(serializer);
    made.configure(settings(form, registry), false);
    return made;
  }

  Map<String, String> settings(Form form, String registry) {
    return Map.of("schema.registry.url", registry, "specific.avro.reader", isSpecific(form));
  }

  static String isSpecific(Form form) {
    return String.valueOf(form == Form.SPECIFIC);
  }

  /** By name, since not all are on the class path of the build. */
  private static Object make(String type) throws ReflectiveOperationException {
    return Class.forName(type).getDeclaredConstructor().newInstance();
  }
}
