package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class MemorySchemaRegistryTest {
  private static final Schema SCHEMA = SchemaBuilder.builder().stringType();

  @Test
  void aSubjectWhoseOnlySchemaWasRefusedIsNoDeletedOne() {
    SchemaRegistry registry = new MemorySchemaRegistry();
    registry.setMode("s", Mode.READONLY);

    assertThatThrownBy(() -> registry.register("s", SCHEMA, false))
        .isInstanceOf(RegistryException.class);

    assertThat(registry.deletedSubjects()).isEmpty();
  }
}
