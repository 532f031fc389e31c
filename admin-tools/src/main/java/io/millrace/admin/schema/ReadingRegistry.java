package io.millrace.admin.schema;

import io.millrace.registry.SchemaRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** A registry that refuses to write, with an {@code IllegalStateException}. */
public final class ReadingRegistry implements InvocationHandler {
  private static final List<String> WRITES = List.of("register", "set", "reset", "delete");
  private static final String READS_DELETED = "deletedSubjects";

  private final SchemaRegistry registry;

  private ReadingRegistry(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The same registry, without its ways to write. */
  public static SchemaRegistry of(SchemaRegistry registry) {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            SchemaRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            new ReadingRegistry(registry));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    String name = method.getName();
    if (!name.equals(READS_DELETED) && WRITES.stream().anyMatch(name::startsWith)) {
      throw new IllegalStateException(
          name + " would change the registry, which this command never does");
    }
    try {
      return method.invoke(registry, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
