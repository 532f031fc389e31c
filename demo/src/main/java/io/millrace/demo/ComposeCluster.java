package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.local.PortCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The stack of {@code docker/compose.yaml}, as a project of its own, so that the data of a user's
 * stays what it is.
 */
final class ComposeCluster implements Cluster {
  private static final String PROJECT = "millrace-demo";
  private static final String FILE = "docker/compose.yaml";
  private static final List<Integer> BROKERS = List.of(9092, 9093, 9094);
  private static final int REGISTRY = 8081;
  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int OK = 200;

  private final Workplace place;
  private final Stop stop;
  private final Consumer<String> progress;
  private Docker docker;
  private boolean started;
  private boolean stays;

  ComposeCluster(Workplace place, Stop stop, Consumer<String> progress) {
    this.place = place;
    this.stop = stop;
    this.progress = progress;
  }

  @Override
  public String opening() {
    return "start the stack";
  }

  @Override
  public String detail() {
    return "three Kafka brokers and a schema registry, in containers";
  }

  @Override
  public void open() {
    docker = Docker.find(place.home(), stop);
    if (!docker.compose(project("ps", "--all", "--quiet")).isEmpty()) {
      throw AppException.usage(
          "the stack of an earlier demo is there: remove it with " + farewell());
    }
    docker.images(project("config")).forEach(image -> docker.fetch(image, progress));
    BROKERS.forEach(PortCheck::requireFree);
    PortCheck.requireFree(REGISTRY);
    started = true;
    docker.showCompose(project("up", "--detach"));
    awaitRegistry();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "MILLRACE_BOOTSTRAP_SERVERS",
        String.join(",", BROKERS.stream().map(port -> "127.0.0.1:" + port).toList()),
        "MILLRACE_SCHEMA_REGISTRY",
        "http://127.0.0.1:%d/apis/ccompat/v7".formatted(REGISTRY));
  }

  @Override
  public List<String> options() {
    return List.of();
  }

  @Override
  public void leave() {
    stays = true;
  }

  @Override
  public String farewell() {
    return "%s -p %s -f %s down -v".formatted(docker.composeCommand(), PROJECT, FILE);
  }

  @Override
  public void close() {
    if (started && !stays) {
      // Not interrupted any more: this has to come to its end.
      Thread.interrupted();
      progress.accept("removing the containers and their data");
      docker.composeToTheEnd(project("down", "--volumes", "--timeout", "1"));
    }
  }

  private List<String> project(String... command) {
    return Docker.words(List.of("-p", PROJECT, "-f", FILE), List.of(command));
  }

  private void awaitRegistry() {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/ready".formatted(REGISTRY)))
            .timeout(ANSWER)
            .build();
    HttpClient http = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + READY.toNanos();
    try {
      while (!isOk(http, ready)) {
        if (System.nanoTime() > deadline) {
          throw AppException.unavailable(
              "the registry isn't ready after %d s: %s -f %s up shows why"
                  .formatted(READY.toSeconds(), docker.composeCommand(), FILE),
              null);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted while the stack started");
    }
  }

  private static boolean isOk(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      // Not yet.
      return false;
    }
  }
}
