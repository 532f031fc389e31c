package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Docker and Compose on this machine, by their commands, each run in the checkout. */
final class Docker {
  private static final Pattern SERVICE = Pattern.compile("(?m)^  (?=\\S)");
  private static final Pattern IMAGE = Pattern.compile("(?m)^    image: *(\\S+)$");

  private final Path home;
  private final List<String> compose;
  private final Stop stop;

  private record Result(int code, String text) {
    /** What it said last, which is what went wrong. */
    String lastLine() {
      return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
  }

  private Docker(Path home, List<String> compose, Stop stop) {
    this.home = home;
    this.compose = compose;
    this.stop = stop;
  }

  /**
   * Finds the commands, and the engine.
   *
   * @param stop ends what runs
   * @throws AppException when one isn't there, or can't be used
   */
  static Docker find(Path home, Stop stop) {
    Docker plain = new Docker(home, List.of("docker", "compose"), stop);
    Result engine =
        plain
            .run("docker", "version", "--format", "{{.Server.Version}}")
            .orElseThrow(
                () ->
                    AppException.usage(
                        "docker is not installed: install Docker, or leave --stack compose out"));
    if (engine.code() != 0) {
      throw unusable(engine.lastLine());
    }
    return Stream.of(plain, new Docker(home, List.of("docker-compose"), stop))
        .filter(Docker::hasCompose)
        .findFirst()
        .orElseThrow(
            () ->
                AppException.usage(
                    "neither docker compose nor docker-compose is installed: install Docker Compose"));
  }

  private static AppException unusable(String reason) {
    return reason.contains("permission denied")
        ? AppException.ended(
            ExitCode.ACCESS_DENIED,
            "Docker doesn't let this user in: add it to the group docker (%s)".formatted(reason))
        : AppException.unavailable("Docker isn't running: start it (%s)".formatted(reason), null);
  }

  private boolean hasCompose() {
    return run(words(compose, List.of("version"))).filter(result -> result.code() == 0).isPresent();
  }

  /** As a user types it. */
  String composeCommand() {
    return String.join(" ", compose);
  }

  /** What a command of Compose prints. */
  String compose(List<String> arguments) {
    Result result = run(words(compose, arguments)).orElseThrow();
    if (result.code() != 0) {
      throw AppException.failed(
          "%s %s: %s".formatted(composeCommand(), String.join(" ", arguments), result.lastLine()),
          null);
    }
    return result.text();
  }

  /** Runs a command of Compose, with its output on ours. */
  void showCompose(List<String> arguments) {
    show(arguments, stop);
  }

  /** The same, also when the user wishes to stop. */
  void composeToTheEnd(List<String> arguments) {
    show(arguments, new Stop());
  }

  /**
   * The images of the services of a Compose configuration that have no profile.
   *
   * @param config the arguments that print it
   */
  List<String> images(List<String> config) {
    return SERVICE
        .splitAsStream(compose(config))
        // Compose 1 prints all services, 2 those that would start.
        .filter(service -> !service.contains("\n    profiles:"))
        .flatMap(service -> IMAGE.matcher(service).results())
        .map(image -> image.group(1))
        .distinct()
        .toList();
  }

  /** Pulls an image that isn't here. */
  void fetch(String image, Consumer<String> progress) {
    if (run("docker", "image", "inspect", image).orElseThrow().code() == 0) {
      return;
    }
    progress.accept("fetching the image " + image);
    Result pulled = run("docker", "pull", "--quiet", image).orElseThrow();
    if (pulled.code() != 0) {
      throw AppException.failed(
          "the image %s isn't here, and can't be pulled: %s".formatted(image, pulled.lastLine()),
          null);
    }
  }

  static List<String> words(List<String> first, List<String> more) {
    return Stream.concat(first.stream(), more.stream()).toList();
  }

  private void show(List<String> arguments, Stop until) {
    List<String> command = words(compose, arguments);
    try {
      int code = await(start(command, Redirect.INHERIT), until);
      if (code != 0) {
        throw AppException.failed(
            "%s ended with exit code %d".formatted(String.join(" ", command), code), null);
      }
    } catch (IOException e) {
      throw AppException.failed("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  private Optional<Result> run(String... command) {
    return run(List.of(command));
  }

  /** Empty when there is no such command. */
  private Optional<Result> run(List<String> command) {
    try {
      Process process = start(command, Redirect.PIPE);
      stop.onRequest(process::destroy);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Result(await(process, stop), text.strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Process start(List<String> command, Redirect output) throws IOException {
    return new ProcessBuilder(new ArrayList<>(command))
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private static int await(Process process, Stop until) {
    until.onRequest(process::destroy);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted while Docker worked");
    }
  }
}
