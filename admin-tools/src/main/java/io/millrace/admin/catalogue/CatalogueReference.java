package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * A type that a schema uses by name.
 *
 * @param type its full name
 * @param subject the subject of the same catalogue that declares it
 */
public record CatalogueReference(String type, String subject) {
  public CatalogueReference {
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
  }
}
