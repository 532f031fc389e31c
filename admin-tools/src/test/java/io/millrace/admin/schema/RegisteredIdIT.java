package io.millrace.admin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.example.Customer;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WithStack
class RegisteredIdIT {

  @Test
  void theSerializerWritesTheIdThatTheCatalogueRegistered(Stack stack) {
    String topic = "t-" + UUID.randomUUID();
    SubjectDeclaration declared =
        Catalogue.builtIn().find("customers").orElseThrow().subjects().get(0);
    SchemaRegistry registry = SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
    WantedSchema wanted = new RegistrySubjects(registry).wanted(declared).orElseThrow();
    int id =
        registry.register(
            topic + "-value", wanted.text(), wanted.registered().orElseThrow(), false);

    try (AvroEventSerializer<Customer> serializer = new AvroEventSerializer<>()) {
      // Without the right to register, only a schema that is equal is found.
      serializer.configure(
          Map.of(
              AvroSerdeConfig.REGISTRY_URL,
              stack.registryUrl(),
              AvroSerdeConfig.AUTO_REGISTER,
              false),
          false);
      byte[] written =
          serializer.serialize(
              topic,
              Customer.newBuilder().setCustomerId("c").setName("n").setSegment("Consumer").build());

      assertThat(ByteBuffer.wrap(written).getInt(1)).isEqualTo(id);
    }
  }
}
