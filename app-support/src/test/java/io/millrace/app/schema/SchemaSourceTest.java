package io.millrace.app.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSourceTest {
  @TempDir private Path folder;

  @Test
  void aSubjectMayNameAVersion() {
    assertThat(SchemaSource.parse("orders-value", folder))
        .isEqualTo(new SchemaSource.Registered("orders-value", OptionalInt.empty()));
    assertThat(SchemaSource.parse("orders-value@7", folder))
        .isEqualTo(new SchemaSource.Registered("orders-value", OptionalInt.of(7)))
        .hasToString("orders-value@7");
    assertThat(SchemaSource.parse("orders-value@latest", folder))
        .isEqualTo(new SchemaSource.Registered("orders-value", OptionalInt.empty()));
  }

  @Test
  void aFileIsReadFromItsFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("a.avsc"), "\"long\"");

    assertThat(SchemaSource.parse("a.avsc", folder))
        .isEqualTo(new SchemaSource.Given(file.toString(), Schema.create(Schema.Type.LONG)));
  }

  @Test
  void whatIsNoSchemaIsSaidWithItsPlace() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.avsc"), "{\n  \"type\" 7}");
    Path bare = Files.writeString(folder.resolve("bare.avsc"), "\"shop.Money\"");

    assertThatThrownBy(() -> SchemaSource.parse("broken.avsc", folder))
        .isInstanceOf(AppException.class)
        .hasMessageStartingWith(broken + ":2:10: Unexpected character");
    assertThatThrownBy(() -> SchemaSource.parse("bare.avsc", folder))
        .hasMessageStartingWith(bare + " is no Avro schema: ")
        .hasMessageContaining("admin-tools schemas register");
    assertThatThrownBy(() -> SchemaSource.parse("none.avsc", folder))
        .hasMessage(
            "there is no file %s: name that of a schema".formatted(folder.resolve("none.avsc")));
  }
}
