package io.millrace.admin.schema;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.registry.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/** Asks a registry the same of many subjects, some at a time: its API has no batches. */
final class SideBySide {
  private static final int AT_A_TIME = 8;

  private SideBySide() {}

  /**
   * The answers by subject. One that is refused, or vanished, doesn't stop the others; that the
   * registry is away does.
   */
  static <T> Found<T> ask(List<String> subjects, Function<String, T> question) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, SideBySide::thread);
    try {
      Map<String, Future<T>> asked = new LinkedHashMap<>();
      subjects.forEach(
          subject -> asked.put(subject, threads.submit(() -> question.apply(subject))));
      Map<String, T> answers = new LinkedHashMap<>();
      Map<String, Failure> failures = new LinkedHashMap<>();
      asked.forEach((subject, answer) -> collect(subject, answer, answers, failures));
      return new Found<>(answers, failures);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> void collect(
      String subject, Future<T> answer, Map<String, T> answers, Map<String, Failure> failures) {
    try {
      answers.put(subject, answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RegistryException || e.getCause() instanceof AppException) {
        failures.put(subject, Failure.of(e));
      } else {
        throw e.getCause() instanceof RuntimeException thrown
            ? thrown
            : new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for the registry", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "registry-questions");
    thread.setDaemon(true);
    return thread;
  }
}
