package io.millrace.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/**
 * An HTTP server that registers any schema under the next id, for tests that need known ids or
 * thousands of them. It compares schemas as texts and knows no versions; what a registry really
 * does is tested against a real one.
 */
final class StandInRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Else each answer waits 40 ms for the client to acknowledge its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ConcurrentMap<String, Integer> ids = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, String> schemas = new ConcurrentHashMap<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final AtomicInteger next;
  private final HttpServer http;

  /**
   * @param firstId of the first schema that is registered
   */
  StandInRegistry(int firstId) {
    this.next = new AtomicInteger(firstId);
    try {
      this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/subjects/", this::register);
    http.createContext("/schemas/ids/", this::find);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Of all requests, in their order; empty for a request without one. */
  List<String> queries() {
    return queries;
  }

  int register(Schema schema) {
    return idOf(schema.toString());
  }

  private int idOf(String schema) {
    return ids.computeIfAbsent(
        schema,
        unknown -> {
          int id = next.getAndIncrement();
          schemas.put(id, schema);
          return id;
        });
  }

  private void register(HttpExchange exchange) throws IOException {
    String schema = JSON.readTree(exchange.getRequestBody()).required("schema").textValue();
    answer(exchange, "{\"id\":" + idOf(schema) + "}");
  }

  private void find(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    answer(
        exchange, JsonNodeFactory.instance.objectNode().put("schema", schemas.get(id)).toString());
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    queries.add(Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
