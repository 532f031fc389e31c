package io.millrace.serde;

import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/** A registry in memory that can be switched off, notes its calls, and knows GUIDs and metadata. */
final class TestRegistry implements InvocationHandler {
  private final SchemaRegistry memory;
  private final SchemaRegistry away =
      SchemaRegistry.open(
          RegistrySettings.builder(List.of(URI.create("http://127.0.0.1:1")))
              .retries(0, Duration.ZERO, Duration.ZERO)
              .deadline(Duration.ofSeconds(5))
              .build());

  private final Map<UUID, Schema> guids = new ConcurrentHashMap<>();
  private final Map<Object, RegisteredSchema> byMetadata = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile boolean down;
  private volatile Runnable before = () -> {};

  TestRegistry(String scope) {
    this.memory = SchemaRegistry.open(RegistrySettings.of("mock://" + scope));
  }

  SchemaRegistry client() {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SchemaRegistry.class}, this);
  }

  void switchOff() {
    down = true;
  }

  void switchOn() {
    down = false;
  }

  /** Runs this before each answer, in the thread that asks. */
  void beforeAnswers(Runnable action) {
    before = action;
  }

  void know(UUID guid, Schema schema) {
    guids.put(guid, schema);
  }

  void describe(Map<String, String> metadata, RegisteredSchema version) {
    byMetadata.put(metadata, version);
  }

  /** The names of the methods that were called so far. */
  List<String> calls() {
    return calls;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments)
      throws IllegalAccessException, Throwable {
    calls.add(method.getName());
    before.run();
    if (!down
        && arguments != null
        && arguments[0] instanceof UUID guid
        && guids.containsKey(guid)) {
      return guids.get(guid);
    }
    if (!down && method.getName().equals("latest") && arguments.length == 2) {
      return Optional.ofNullable(byMetadata.get(arguments[1]));
    }
    try {
      return method.invoke(down ? away : memory, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
