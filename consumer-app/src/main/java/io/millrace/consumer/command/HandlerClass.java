package io.millrace.consumer.command;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.handle.EventHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/**
 * A handler on the class path, with the types of the events that it takes.
 *
 * @param keyType what keys are read as
 * @param valueType what values are read as
 */
record HandlerClass(Class<?> type, Class<?> keyType, Class<?> valueType) {

  /**
   * A class by its name.
   *
   * @throws AppException of wrong usage when it is no handler whose types are known
   */
  static HandlerClass find(String name) {
    Class<?> type;
    try {
      type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw AppException.usage(
          "no class %s is on the class path: check the name, and that MILLRACE_CLASSPATH has its jar and those it needs"
              .formatted(name));
    } catch (LinkageError e) {
      throw AppException.usage("class %s can't be loaded: %s".formatted(name, e));
    }
    if (!EventHandler.class.isAssignableFrom(type)) {
      throw AppException.usage(
          "class %s is no handler: it has to implement %s"
              .formatted(name, EventHandler.class.getName()));
    }
    Map<TypeVariable<?>, Type> arguments = new HashMap<>();
    collect(type, arguments);
    TypeVariable<?>[] wanted = EventHandler.class.getTypeParameters();
    return new HandlerClass(
        type, resolve(name, wanted[0], arguments), resolve(name, wanted[1], arguments));
  }

  /** The types that a class and what it extends give for the type variables of what they extend. */
  private static void collect(Type type, Map<TypeVariable<?>, Type> arguments) {
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        arguments.put(raw.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
      }
      collect(raw, arguments);
    } else if (type instanceof Class<?> plain) {
      for (Type extended : plain.getGenericInterfaces()) {
        collect(extended, arguments);
      }
      if (plain.getGenericSuperclass() != null) {
        collect(plain.getGenericSuperclass(), arguments);
      }
    }
  }

  private static Class<?> resolve(
      String name, TypeVariable<?> variable, Map<TypeVariable<?>, Type> arguments) {
    Type found = variable;
    while (found instanceof TypeVariable<?>) {
      found = arguments.get(found);
    }
    if (found instanceof ParameterizedType parameterized) {
      found = parameterized.getRawType();
    }
    if (found instanceof Class<?> known) {
      return known;
    }
    throw AppException.usage(
        "class %s doesn't say what events it takes: it has to implement EventHandler<K, V> with a class for %s"
            .formatted(name, variable));
  }

  /**
   * A new one, made by its constructor without parameters.
   *
   * @throws AppException when it can't be
   */
  EventHandler<?, ?> create() {
    try {
      return (EventHandler<?, ?>) type.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw AppException.usage(
          "class %s can't be made: it has to be public and not abstract, with a public constructor without parameters"
              .formatted(type.getName()));
    } catch (InvocationTargetException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw AppException.failed(
          "class %s can't be made, its constructor throws %s".formatted(type.getName(), cause),
          cause);
    }
  }
}
