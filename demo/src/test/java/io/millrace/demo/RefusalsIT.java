package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bin/demo} can't do is one line, with the exit code that says who can mend it. */
class RefusalsIT {
  private static final String RUNS = "version) echo 28.0.0 ;;\ncompose) compose \"$@\" ;;\n";

  /** What the launcher needs, and no Docker: a test puts its own there. */
  @TempDir private Path commands;

  @BeforeEach
  void linkCommands() throws IOException {
    List<String> needed =
        List.of(
            "basename", "cat", "date", "dirname", "env", "find", "head", "readlink", "sed", "sh");
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      for (String name : needed) {
        Path command = Path.of(folder, name);
        Path link = commands.resolve(name);
        if (Files.isExecutable(command) && !Files.exists(link)) {
          Files.createSymbolicLink(link, command);
        }
      }
    }
  }

  @Test
  void dockerIsNotInstalled() throws Exception {
    assertThat(refusal(2))
        .isEqualTo("demo: docker is not installed: install Docker, or leave --stack compose out");
  }

  @Test
  void theEngineIsNotRunning() throws Exception {
    docker("version) echo 'Cannot connect to the Docker daemon' >&2; exit 1 ;;\n", "");

    assertThat(refusal(4))
        .isEqualTo("demo: Docker isn't running: start it (Cannot connect to the Docker daemon)");
  }

  @Test
  void theEngineIsNotForThisUser() throws Exception {
    docker("version) echo 'permission denied while trying to connect' >&2; exit 1 ;;\n", "");

    assertThat(refusal(5))
        .isEqualTo(
            "demo: Docker doesn't let this user in: add it to the group docker (permission denied while trying to connect)");
  }

  @Test
  void composeIsNotInstalled() throws Exception {
    docker(RUNS, "exit 1");

    assertThat(refusal(2))
        .isEqualTo(
            "demo: neither docker compose nor docker-compose is installed: install Docker Compose");
  }

  @Test
  void theStackOfAnEarlierDemoIsThere() throws Exception {
    docker(RUNS, "case \"$*\" in *ps*) echo 4711 ;; esac");

    assertThat(refusal(2))
        .isEqualTo(
            "demo: the stack of an earlier demo is there: remove it with docker compose -p millrace-demo -f docker/compose.yaml down -v");
  }

  @Test
  void anImageIsMissing() throws Exception {
    docker(
        RUNS + "image) exit 1 ;;\npull) echo 'no such host' >&2; exit 1 ;;\n",
        "case \"$*\" in *config*) printf 'services:\\n  a:\\n    image: nobody/nothing:1\\n' ;; esac");

    assertThat(refusal(1))
        .isEqualTo(
            "demo: the image nobody/nothing:1 isn't here, and can't be pulled: no such host");
  }

  @Test
  void aPortIsInUse() throws Exception {
    docker(RUNS, "");
    try (ServerSocket taken = listenOn(9094)) {
      assertThat(taken.isClosed()).isFalse();
      assertThat(refusal(1)).matches("demo: port 90\\d\\d on 127\\.0\\.0\\.1 is in use.*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--stack compose --bootstrap-servers a:1|--stack and --bootstrap-servers exclude each other: give one",
        "--schema-registry http://a|--schema-registry is of a cluster: name that too, with --bootstrap-servers",
        "--bootstrap-servers a:1|--bootstrap-servers needs its registry: name it with --schema-registry",
      })
  void optionsThatDoNotFitAreRefused(String arguments, String message) throws Exception {
    DemoRun demo = DemoRun.of(Map.of("MILLRACE_SCHEMA_REGISTRY", ""), arguments.split(" ", -1));

    assertThat(demo.err().strip()).isEqualTo("demo: " + message + "; see demo --help");
    assertThat(demo.code()).isEqualTo(2);
  }

  /** The line of a run on the compose stack, which is all that it prints behind its first step. */
  private String refusal(int code) throws Exception {
    DemoRun demo =
        DemoRun.of(
            Map.of("PATH", commands.toString(), "JAVA_HOME", System.getProperty("java.home")),
            "--stack",
            "compose");

    assertThat(demo.code()).as(demo.err()).isEqualTo(code);
    assertThat(demo.out()).isEmpty();
    return demo.lastLine();
  }

  private void docker(String cases, String compose) throws IOException {
    Path docker = commands.resolve("docker");
    Files.writeString(
        docker, "#!/bin/sh\ncompose() {\n:\n" + compose + "\n}\ncase $1 in\n" + cases + "esac\n");
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Where another listens already, that does it too. */
  private static ServerSocket listenOn(int port) throws IOException {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      return new ServerSocket();
    }
  }
}
