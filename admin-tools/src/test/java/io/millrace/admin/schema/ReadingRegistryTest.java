package io.millrace.admin.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingRegistryTest {
  private static final String SCOPE = "reading-registry";
  private final SchemaRegistry registry =
      SchemaRegistry.open(RegistrySettings.of("mock://" + SCOPE));
  private final SchemaRegistry reading = ReadingRegistry.of(registry);

  @AfterEach
  void drop() {
    SchemaRegistry.dropScope(SCOPE);
  }

  @Test
  void itReads() {
    registry.register("a", Schema.create(Schema.Type.INT), false);

    assertThat(reading.subjects()).containsExactly("a");
    assertThat(reading.deletedSubjects()).isEmpty();
    assertThat(reading.latest("a")).isPresent();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void itNeverWrites(Consumer<SchemaRegistry> write) {
    assertThatThrownBy(() -> write.accept(reading))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would change the registry");
    assertThat(registry.subjects()).isEmpty();
  }

  static List<Consumer<SchemaRegistry>> writes() {
    return List.of(
        it -> it.register("a", Schema.create(Schema.Type.INT), false),
        it -> it.register("a", "\"int\"", List.of(), false),
        it -> it.setCompatibility("a", CompatibilityLevel.FULL),
        it -> it.setDefaultCompatibility(CompatibilityLevel.FULL),
        it -> it.resetCompatibility("a"),
        it -> it.resetMode("a"),
        it -> it.deleteSubject("a", true),
        it -> it.deleteVersion("a", 1, false));
  }
}
