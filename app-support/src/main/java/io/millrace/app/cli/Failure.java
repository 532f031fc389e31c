package io.millrace.app.cli;

import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a user is told of an exception: one line, and the exit code.
 *
 * @param line without the program's name
 */
public record Failure(int exitCode, String line) {

  /** The failure that an exception stands for; what futures wrapped around it is taken off. */
  public static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    return new Failure(exitCode(cause), line(cause));
  }

  /** The exception itself, without what futures and Kafka's constructors wrapped around it. */
  public static Throwable unwrap(Throwable thrown) {
    Throwable current = thrown;
    while (current.getCause() != null && isWrapper(current)) {
      current = current.getCause();
    }
    return current;
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof ExecutionException
        || thrown instanceof CompletionException
        || thrown instanceof RecordDeserializationException
        || thrown.getClass() == KafkaException.class;
  }

  private static int exitCode(Throwable cause) {
    if (cause instanceof AppException known) {
      return known.exitCode();
    } else if (cause instanceof RegistryException refused) {
      return registryCode(refused);
    } else if (cause instanceof AuthenticationException
        || cause instanceof AuthorizationException) {
      return ExitCode.ACCESS_DENIED;
    } else if (cause instanceof RegistryUnavailableException
        || cause instanceof TimeoutException
        || cause instanceof DisconnectException) {
      return ExitCode.UNAVAILABLE;
    } else if (cause instanceof SerializationException
        || cause instanceof RecordTooLargeException) {
      return ExitCode.DATA_REFUSED;
    } else if (cause instanceof ConfigException
        || cause instanceof InvalidTopicException
        || cause instanceof InvalidConfigurationException
        || cause instanceof InvalidReplicationFactorException
        || cause instanceof InvalidPartitionsException
        || cause instanceof UnknownTopicOrPartitionException) {
      return ExitCode.USAGE;
    } else if (cause instanceof InterruptException || cause instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    return ExitCode.FAILED;
  }

  private static int registryCode(RegistryException refused) {
    if (refused.isAccessDenied()) {
      return ExitCode.ACCESS_DENIED;
    }
    if (refused.code() == 404) {
      // Not a subject that isn't there, but a path that isn't a registry's.
      return ExitCode.USAGE;
    }
    return refused.isIncompatible() || refused.status() == 422
        ? ExitCode.DATA_REFUSED
        : ExitCode.FAILED;
  }

  private static String line(Throwable cause) {
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause.getClass().getSimpleName() + ": see --verbose for where it happened";
    }
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return isOurs(cause) ? line : cause.getClass().getSimpleName() + ": " + line;
  }

  /** Messages of ours and of Kafka's name what happened; those of the JDK often are a bare name. */
  private static boolean isOurs(Throwable cause) {
    return cause instanceof AppException
        || cause instanceof KafkaException
        || cause.getClass().getName().startsWith("io.millrace.");
  }
}
