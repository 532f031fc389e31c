package io.millrace.registry;

/** What may be done to a subject, as the registry names it. */
public enum Mode {
  /** Schemas are read and registered. */
  READWRITE,
  /** Nothing is registered, whatever the mode of a subject says. */
  READONLY_OVERRIDE,
  /** Nothing is registered. */
  READONLY,
  /** Schemas are registered with the ids and versions that the request gives. */
  IMPORT,
  /** Requests are passed on to another registry. */
  FORWARD
}
