package io.millrace.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that plays the registry, or a token endpoint: it says what it is told to. */
final class StandIn implements AutoCloseable {
  /** What is answered; without a body when that is null. */
  record Answer(int status, String body) {}

  /** What was asked. */
  record Request(String method, String path, String authorization, String body) {}

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private StandIn(HttpHandler handler) {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext(
        "/",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          handler.handle(exchange);
        });
    http.start();
  }

  /** Gives its answers in turn, the last one for ever. */
  static StandIn answering(Answer... answers) {
    Deque<Answer> left = new ArrayDeque<>(Arrays.asList(answers));
    return new StandIn(
        exchange -> {
          Answer next;
          synchronized (left) {
            next = left.size() > 1 ? left.remove() : left.element();
          }
          send(exchange, next);
        });
  }

  static StandIn answering(String json) {
    return answering(new Answer(200, json));
  }

  static StandIn handling(HttpHandler handler) {
    return new StandIn(handler);
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.body == null) {
      exchange.sendResponseHeaders(answer.status, -1);
    } else {
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  List<String> paths() {
    return requests.stream().map(Request::path).toList();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
