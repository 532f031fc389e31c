package io.millrace.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Lets threads that want the same thing at the same time share one call for it.
 *
 * <p>The first does the call, on its own thread; the others wait, and get its result or the
 * exception that it threw. Nothing is remembered once the call is over. Calls for different keys
 * run side by side.
 */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /**
   * The result of the call that is under way for the key, else of this one.
   *
   * @throws RegistryUnavailableException when another thread's call takes longer than the deadline
   * @throws InterruptException when this thread is interrupted; that another one was is no reason,
   *     and this one does the call instead
   */
  V run(K key, Deadline deadline, Supplier<V> call) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> theirs = flights.putIfAbsent(key, mine);
      if (theirs == null) {
        return lead(key, mine, call);
      }
      try {
        return theirs.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        throw new InterruptException("interrupted while waiting for the registry", e);
      } catch (TimeoutException e) {
        throw new RegistryUnavailableException(
            "no answer in time to what another thread is asking", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptException) {
          continue;
        }
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private V lead(K key, CompletableFuture<V> mine, Supplier<V> call) {
    try {
      mine.complete(call.get());
      return mine.join();
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, mine);
    }
  }
}
