package io.millrace.consumer.command;

import java.lang.reflect.Proxy;

/**
 * {@code kill -CONT} asks a run for its status: a signal that the JVM has no use for, and that does
 * no harm where nobody minds it. By reflection, since the JDK has signals in a package that
 * compilers warn of; where there are none, nothing is asked.
 */
final class StatusSignal {
  private static final String NAME = "CONT";

  private StatusSignal() {}

  static void on(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if ("handle".equals(method.getName())) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(NAME), proxy);
    } catch (ReflectiveOperationException e) {
      // This JVM or this system has no such signal.
      return;
    }
  }
}
