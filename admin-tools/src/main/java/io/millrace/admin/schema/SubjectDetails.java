package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

/**
 * What there is to say of a subject in one line.
 *
 * @param versions how many it has
 * @param latest the number of the newest version
 * @param id of the newest version's schema
 */
public record SubjectDetails(String name, int versions, int latest, int id, HeldLevel level) {
  public SubjectDetails {
    requireNonNull(name, "name");
    requireNonNull(level, "level");
  }
}
