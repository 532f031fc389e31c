package io.millrace.registry;

import org.apache.kafka.common.errors.TimeoutException;

/**
 * No address of the registry gave an answer within the deadline; the same request can succeed
 * later.
 */
public final class RegistryUnavailableException extends TimeoutException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
