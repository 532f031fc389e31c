package io.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Holds the schemas of this module to those that were released: docs/evolution.md. */
class ReleasedSourcesTest {
  private final Map<String, Schema> sources =
      ReleasedSchemas.sources(Path.of("src", "main", "avro"));
  private final ReleasedSchemas released = ReleasedSchemas.read(Path.of("src", "released"));

  @Test
  void aSchemaBreaksNoReleasedVersion() {
    assertThat(released.pending(sources))
        .flatExtracting(Release::violations)
        .as("breaking changes of src/main/avro; docs/evolution.md tells what to do")
        .isEmpty();
  }

  @Test
  void aReleasedSchemaStays() {
    assertThat(released.missing(sources)).isEmpty();
  }
}
