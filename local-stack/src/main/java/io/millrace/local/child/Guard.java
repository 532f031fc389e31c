package io.millrace.local.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs another main class in a process that dies with its parent: {@code Guard <main class>
 * [argument...]}.
 *
 * <p>Standard input has to be a pipe that the parent holds open and nothing else inherits. However
 * the parent ends, the kernel closes the pipe, and this process halts at once, with no shutdown
 * hooks. A line {@code release} on standard input ends the watch for good, and the process lives
 * on. The guarded program cannot read standard input itself.
 *
 * <p>Otherwise the program behaves as if run directly: same thread, same exit code, same uncaught
 * exceptions. Needs no class but the JDK's.
 */
public final class Guard {
  private static final String RELEASE = "release";
  private static final int WRONG_USAGE = 2;
  private static final int ORPHANED = 1;

  private Guard() {}

  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      System.err.println("usage: Guard <main class> [argument...]");
      System.exit(WRONG_USAGE);
    }
    Thread watch = new Thread(Guard::haltWhenOrphaned, "guard");
    watch.setDaemon(true);
    watch.start();
    run(args[0], Arrays.copyOfRange(args, 1, args.length));
  }

  private static void run(String mainClass, String[] args) throws Throwable {
    Method main = Class.forName(mainClass).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void haltWhenOrphaned() {
    BufferedReader parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = parent.readLine(); line != null; line = parent.readLine()) {
        if (line.equals(RELEASE)) {
          return;
        }
      }
    } catch (IOException e) {
      // A pipe that breaks is a parent that is gone.
    }
    Runtime.getRuntime().halt(ORPHANED);
  }
}
