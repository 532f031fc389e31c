package io.millrace.admin.export;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A catalogue as it is written down.
 *
 * @param yaml the catalogue itself
 * @param schemas the texts of its schemas, by the names of their files; none when it has no files
 */
public record CatalogueFiles(String yaml, Map<String, String> schemas) {
  public CatalogueFiles {
    requireNonNull(yaml, "yaml");
    schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
  }
}
