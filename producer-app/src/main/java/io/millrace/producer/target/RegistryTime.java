package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The time that a registry has for all questions together. Each question has a deadline of its own,
 * and a slow registry would hold a start up for as many of them. For one thread.
 */
final class RegistryTime {
  /** For the last question to say itself why it has no answer, as its deadline is the same. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private final String registry;
  private final Duration whole;
  private Duration left;

  /**
   * @param registry its addresses, without credentials
   */
  RegistryTime(String registry, Duration whole) {
    this.registry = registry;
    this.whole = whole;
    this.left = whole;
  }

  /**
   * The answer to a number of questions; throws what they throw.
   *
   * @throws AppException when the time is over
   */
  <T> T ask(Supplier<T> questions) {
    FutureTask<T> task = new FutureTask<>(questions::get);
    Thread asking = new Thread(task, "schema-registry");
    asking.setDaemon(true);
    long start = System.nanoTime();
    asking.start();
    try {
      return task.get(left.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw AppException.unavailable(
          "the schema registry at %s took more than %d s for the schemas of all topics: see how it is, or give it more time with --timeout"
              .formatted(registry, whole.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : AppException.failed(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for the schema registry", e);
    } finally {
      // Ends it if it isn't done, and is nothing else.
      task.cancel(true);
      Duration rest = left.minusNanos(System.nanoTime() - start);
      left = rest.isNegative() ? Duration.ZERO : rest;
    }
  }
}
