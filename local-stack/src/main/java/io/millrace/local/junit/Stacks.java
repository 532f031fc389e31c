package io.millrace.local.junit;

import io.millrace.local.LocalStack;
import io.millrace.local.OwnStack;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/**
 * Where tests run, as the system property {@code millrace.stack} says:
 *
 * <ul>
 *   <li>{@code embedded}, as without the property: a {@link LocalStack}
 *   <li>{@code containers}: a stack of the {@link StackStarter} that is on the class path
 *   <li>{@code given}: the cluster at {@code millrace.bootstrap.servers} with the registry at
 *       {@code millrace.schema.registry}
 * </ul>
 */
public final class Stacks {
  private static final String KIND = "millrace.stack";
  private static final String BOOTSTRAP_SERVERS = "millrace.bootstrap.servers";
  private static final String SCHEMA_REGISTRY = "millrace.schema.registry";

  /** Machines that run tests can be busy. */
  private static final Duration START_DEADLINE = Duration.ofMinutes(5);

  private Stacks() {}

  /**
   * Starts a stack for one test, which closes it; skips the test where a cluster is given.
   *
   * @param options its start deadline is not heeded: tests are patient
   */
  public static OwnStack start(StackOptions options) {
    return start(options, System::getProperty);
  }

  static OwnStack start(StackOptions options, UnaryOperator<String> properties) {
    StackOptions patient = options.withStartDeadline(START_DEADLINE);
    return switch (kind(properties)) {
      case "embedded" -> LocalStack.start(patient);
      case "containers" -> starter().start(patient);
      default ->
          Assumptions.abort(
              "needs a stack of its own, whose servers it can stop: not with -D%s=given"
                  .formatted(KIND));
    };
  }

  /** The stack of all tests that need none of their own; who closes it is who asked for it. */
  static Stack shared() {
    return shared(System::getProperty);
  }

  static Stack shared(UnaryOperator<String> properties) {
    return kind(properties).equals("given")
        ? given(properties)
        : start(StackOptions.ephemeral(), properties);
  }

  private static String kind(UnaryOperator<String> properties) {
    String kind = properties.apply(KIND);
    if (kind == null) {
      return "embedded";
    }
    return switch (kind) {
      case "embedded", "containers", "given" -> kind;
      default ->
          throw new IllegalArgumentException(
              "-D%s=%s: it can be embedded, containers or given".formatted(KIND, kind));
    };
  }

  private static StackStarter starter() {
    return ServiceLoader.load(StackStarter.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "-D%s=containers: no module that starts them is on the class path: add container-stack"
                        .formatted(KIND)));
  }

  private static Stack given(UnaryOperator<String> properties) {
    String servers = properties.apply(BOOTSTRAP_SERVERS);
    String registry = properties.apply(SCHEMA_REGISTRY);
    if (servers == null || registry == null) {
      throw new IllegalArgumentException(
          "-D%s=given: say where it is with -D%s and -D%s"
              .formatted(KIND, BOOTSTRAP_SERVERS, SCHEMA_REGISTRY));
    }
    return new GivenStack(servers, registry);
  }

  /** One that runs before the tests and after. */
  private record GivenStack(String bootstrapServers, String registryUrl) implements Stack {}
}
