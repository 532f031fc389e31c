package io.millrace.registry;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry answered, and refused or sent what no registry does; the same request will meet the
 * same again.
 *
 * <p>{@link #code()} is the registry's own error code (40401: no such subject, 409 or 40901:
 * incompatible), 501 when the registry has no such feature or, from servers that send none, the
 * HTTP status.
 */
public final class RegistryException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** What must be deleted before it is deleted permanently is there still. */
  private static final int SUBJECT_NOT_DELETED = 40405;

  private static final int VERSION_NOT_DELETED = 40407;

  private static final int UNSUPPORTED = 501;

  private final int status;
  private final int code;

  RegistryException(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Of a registry that lacks what was asked for; most say so as of any path that isn't theirs. */
  static RegistryException unsupported(int status, String sentence) {
    return new RegistryException(status, UNSUPPORTED, sentence);
  }

  /** The same refusal, for another caller. */
  RegistryException again() {
    return new RegistryException(status, code, getMessage());
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The registry's error code, five digits where it sends one. */
  public int code() {
    return code;
  }

  /**
   * Whether the subject, the version, the schema or the setting isn't there, or is deleted. A bare
   * 404 is never that: it comes from a server that isn't a registry, or from a path that isn't the
   * registry's.
   */
  public boolean isNotFound() {
    return code / 100 == 404 && code != SUBJECT_NOT_DELETED && code != VERSION_NOT_DELETED;
  }

  /** Whether the schema breaks the compatibility level of its subject. */
  public boolean isIncompatible() {
    // Apicurio has the status 409 for deletions out of order, too.
    return status == 409 && code / 100 != 404;
  }

  /** Whether the registry doesn't know who asks, or doesn't allow it to them. */
  public boolean isAccessDenied() {
    return status == 401 || status == 403;
  }
}
