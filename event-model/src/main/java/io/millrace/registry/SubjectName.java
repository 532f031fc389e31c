package io.millrace.registry;

/** The context in a subject's name: {@code :.context:subject}. */
final class SubjectName {
  private SubjectName() {}

  static boolean isQualified(String subject) {
    return subject.startsWith(":.") && subject.indexOf(':', 1) > 0;
  }

  /** With its colons, as a prefix of names; empty for the default context. */
  static String contextPrefix(String subject) {
    return isQualified(subject) ? subject.substring(0, subject.indexOf(':', 1) + 1) : "";
  }

  /** As registries list it. */
  static String context(String subject) {
    String prefix = contextPrefix(subject);
    return prefix.isEmpty() ? "." : prefix.substring(1, prefix.length() - 1);
  }
}
