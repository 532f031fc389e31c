package io.millrace.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  @TempDir private Path folder;

  @Test
  void theExitCodeAndTheArgumentsAreThoseOfTheGuardedMain() throws Exception {
    try (JavaProcess guarded = guarded(Exits.class, "7")) {
      assertThat(guarded.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void anExceptionOfTheGuardedMainIsUncaughtAsIfItRanDirectly() throws Exception {
    try (JavaProcess guarded = guarded(Throws.class)) {
      assertThat(guarded.exitCode()).isEqualTo(1);
      assertThat(guarded.errors())
          .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: broken");
    }
  }

  @Test
  void theEndOfStandardInputHaltsWithoutShutdownHooks() throws Exception {
    try (JavaProcess guarded = guarded(Waits.class)) {
      assertThat(guarded.readLine()).isEqualTo("waiting");
      guarded.input().close();
      assertThat(guarded.exitCode()).isEqualTo(1);
      assertThat(guarded.readLines()).isEmpty();
    }
  }

  @Test
  void aReleasedProcessOutlivesItsStandardInput() throws Exception {
    try (JavaProcess guarded = guarded(Waits.class)) {
      assertThat(guarded.readLine()).isEqualTo("waiting");
      guarded.input().write("other\nrelease\n".getBytes(StandardCharsets.UTF_8));
      guarded.input().close();
      guarded.handle().destroy();
      // Only an orderly end runs the hook: the guard had let go before the signal came.
      assertThat(guarded.readLine()).isEqualTo("hook");
    }
  }

  private JavaProcess guarded(Class<?> main, String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    all[0] = main.getName();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return JavaProcess.start(folder, Guard.class, all);
  }

  static final class Exits {
    public static void main(String[] args) {
      System.exit(Integer.parseInt(args[0]));
    }
  }

  static final class Throws {
    public static void main(String[] args) {
      if (args.length == 0) {
        throw new IllegalStateException("broken");
      }
    }
  }

  static final class Waits {
    public static void main(String[] args) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
      System.out.println("waiting");
      Thread.currentThread().join();
    }
  }
}
