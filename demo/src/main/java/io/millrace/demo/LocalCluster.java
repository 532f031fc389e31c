package io.millrace.demo;

import io.millrace.app.cli.Stop;
import io.millrace.local.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A stack of this process, without Docker. */
final class LocalCluster implements Cluster {
  private final Workplace place;
  private final Stop stop;
  private final Consumer<String> progress;
  private LocalStack stack;
  private boolean stays;

  LocalCluster(Workplace place, Stop stop, Consumer<String> progress) {
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
    return "a Kafka broker and a schema registry, on this machine";
  }

  @Override
  public void open() {
    place.clearStack();
    stack = LocalStack.start(place.stack());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "MILLRACE_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
        "MILLRACE_SCHEMA_REGISTRY", stack.registryUrl());
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
    return "bin/local-stack down --data " + place.shown(place.data());
  }

  @Override
  public void close() {
    if (stack != null) {
      stack.close();
    }
    if (stays) {
      progress.accept("starting the stack again, as one that outlives this process");
      new Tool(place.home(), Map.of(), stop)
          .run("local-stack", "up", "--data", place.data().toString());
    }
  }
}
