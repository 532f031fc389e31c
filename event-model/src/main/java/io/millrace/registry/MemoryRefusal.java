package io.millrace.registry;

/** What a registry in memory refuses, with the codes and statuses of a real one. */
final class MemoryRefusal {
  private MemoryRefusal() {}

  static RegistryException noSubject(String subject) {
    return of(404, 40401, "subject " + subject + " not found");
  }

  static RegistryException noVersion(String subject, int version) {
    return of(404, 40402, "version %d of %s not found".formatted(version, subject));
  }

  static RegistryException noSchema(String what) {
    return of(404, 40403, what + " not found");
  }

  static RegistryException of(int status, int code, String message) {
    return new RegistryException(status, code, "the schema registry in memory refused: " + message);
  }
}
