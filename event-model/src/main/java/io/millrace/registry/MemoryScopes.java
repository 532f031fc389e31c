package io.millrace.registry;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The registries in memory by the name of their scope.
 *
 * <p>Static state, which the rest of the code does without: clients that are made apart, such as
 * the serializer and the deserializer of a test, have nothing else to meet by.
 */
final class MemoryScopes {
  private static final ConcurrentMap<String, SchemaRegistry> SCOPES = new ConcurrentHashMap<>();

  private MemoryScopes() {}

  static SchemaRegistry registry(String scope) {
    return SCOPES.computeIfAbsent(scope, name -> new MemorySchemaRegistry());
  }

  static void drop(String scope) {
    SCOPES.remove(scope);
  }
}
