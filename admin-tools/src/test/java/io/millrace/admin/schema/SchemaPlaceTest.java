package io.millrace.admin.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.schema.SchemaPlace.InFile;
import io.millrace.admin.schema.SchemaPlace.InRegistry;
import io.millrace.admin.schema.SchemaPlace.InRevision;
import io.millrace.app.cli.AppException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"order.avsc", "a/order.avsc", "./a@3", "../HEAD:a", "/a:b@latest", "a@b", "a@0"})
  void aFileIsWhatIsNothingElse(String text) {
    assertThat(SchemaPlace.parse(text)).isEqualTo(new InFile(Path.of(text)));
  }

  @Test
  void aVersionEndsWithItsNumberOrLatest() {
    assertThat(SchemaPlace.parse("orders-value@12"))
        .isEqualTo(new InRegistry("orders-value", OptionalInt.of(12)));
    assertThat(SchemaPlace.parse(":.eu:a@b@latest"))
        .isEqualTo(new InRegistry(":.eu:a@b", OptionalInt.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "main:a/order.avsc,main,a/order.avsc",
    "HEAD~2:./order.avsc,HEAD~2,./order.avsc",
    "main@{10:00}:a.avsc,main@{10:00},a.avsc",
    "v1:a:b,v1,a:b"
  })
  void aRevisionComesBeforeItsPath(String text, String revision, String path) {
    assertThat(SchemaPlace.parse(text))
        .isEqualTo(new InRevision(new GitPath(revision, Optional.of(path))));
    assertThat(GitPath.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x:a", ":a", "a:"})
  void whatIsNoneOfThemIsRefused(String text) {
    assertThatThrownBy(() -> SchemaPlace.parse(text))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("\"%s\" is no revision of git".formatted(text));
  }
}
