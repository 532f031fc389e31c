package io.millrace.admin.schema;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.registry.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/** Asks a registry the same of many, some at a time: its API has no batches. */
public final class SideBySide {
  private static final int AT_A_TIME = 8;

  private SideBySide() {}

  /**
   * The answers by subject. One that is refused, or vanished, doesn't stop the others; that the
   * registry is away does.
   */
  static <T> Found<T> ask(List<String> subjects, Function<String, T> question) {
    Map<String, Failure> failures = new ConcurrentHashMap<>();
    List<Optional<T>> answered =
        all(
            subjects,
            subject -> {
              try {
                return Optional.of(question.apply(subject));
              } catch (RegistryException | AppException e) {
                failures.put(subject, Failure.of(e));
                return Optional.empty();
              }
            });
    Map<String, T> answers = new LinkedHashMap<>();
    Map<String, Failure> inOrder = new LinkedHashMap<>();
    for (int i = 0; i < subjects.size(); i++) {
      String subject = subjects.get(i);
      answered.get(i).ifPresent(answer -> answers.put(subject, answer));
      if (failures.containsKey(subject)) {
        inOrder.put(subject, failures.get(subject));
      }
    }
    return new Found<>(answers, inOrder);
  }

  /** All answers in their order. The first that fails is thrown, and the rest isn't waited for. */
  public static <S, T> List<T> all(List<S> subjects, Function<S, T> question) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(AT_A_TIME, subjects.size()), SideBySide::thread);
    try {
      List<Future<T>> asked =
          subjects.stream().map(subject -> threads.submit(() -> question.apply(subject))).toList();
      return asked.stream().map(SideBySide::answer).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T answer(Future<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
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
