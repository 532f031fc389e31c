package io.millrace.registry;

import io.millrace.registry.HttpTransport.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks until an address answers or the deadline has passed.
 *
 * <p>An address that failed is left for the next, also by calls that begin before that has
 * answered; the one that answered is asked first from then on. Answers that a later attempt can
 * better (408, 429, 500, 502, 503, 504) count as failures. Pauses have full jitter: a random share
 * of what doubles each time.
 */
final class Attempts {
  private static final Set<Integer> RETRIABLE = Set.of(408, 429, 500, 502, 503, 504);

  /** One request to one address. */
  interface Request {
    /**
     * The answer.
     *
     * @param left the addresses still to try before the first comes again, with this one
     */
    HttpResponse<String> to(URI url, int left) throws IOException, InterruptedException;
  }

  private final String whom;
  private final List<URI> urls;
  private final RegistrySettings settings;
  private final RegistryCounters counters;
  private final AtomicInteger preferred = new AtomicInteger();

  /**
   * @param whom who is asked, for messages
   */
  Attempts(String whom, List<URI> urls, RegistrySettings settings, RegistryCounters counters) {
    this.whom = whom;
    this.urls = urls;
    this.settings = settings;
    this.counters = counters;
  }

  /** The first answer that no later attempt can better, which may be a refusal. */
  Reply send(Request request, Deadline deadline) {
    String reason = "no answer";
    Exception last = null;
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      if (attempt > 0 && !pause(attempt, deadline)) {
        break;
      }
      int first = preferred.get();
      for (int i = 0; i < urls.size() && !deadline.isOver(); i++) {
        int index = (first + i) % urls.size();
        URI url = urls.get(index);
        try {
          Reply reply = new Reply(url, request.to(url, urls.size() - i));
          if (!RETRIABLE.contains(reply.status())) {
            preferred.set(index);
            return reply;
          }
          reason = Address.shown(url) + " answered " + Refusals.describe(reply);
          last = null;
        } catch (CappedBody.TooLong e) {
          counters.failure();
          throw new RegistryException(
              200, 200, "%s at %s sent %s".formatted(whom, Address.shown(url), e.getMessage()));
        } catch (IOException e) {
          reason = e.getMessage() == null ? reason(e) : e.getMessage();
          last = e;
        } catch (InterruptedException e) {
          throw new InterruptException("interrupted while asking " + whom, e);
        }
        preferred.compareAndSet(index, (index + 1) % urls.size());
        counters.failure();
      }
    }
    throw new RegistryUnavailableException(
        "no answer from %s at %s (%s)".formatted(whom, addresses(), reason), last);
  }

  /** The JDK's client refuses and cuts connections without a word. */
  private static String reason(IOException thrown) {
    return thrown instanceof java.net.ConnectException ? "connection refused" : "connection failed";
  }

  /** Waits before a retry; false when the deadline leaves no room. */
  private boolean pause(int attempt, Deadline deadline) {
    long most =
        Math.min(
            settings.retryWait().toNanos() << Math.min(attempt - 1, 10),
            settings.retryMaxWait().toNanos());
    long wait = ThreadLocalRandom.current().nextLong(most + 1);
    if (wait >= deadline.left().toNanos()) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for " + whom, e);
    }
  }

  private String addresses() {
    return String.join(", ", urls.stream().map(Address::shown).toList());
  }
}
