package io.millrace.local;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The unpacked distribution of Apicurio Registry, which is not on our class path: it brings its own
 * Kafka and its own everything.
 */
record RegistryDistribution(Path runner) {
  private static final String HOME = "millrace.registry.home";
  private static final String MAIN = "io.quarkus.runner.GeneratedMain";
  private static final String RUNNER = "apicurio-registry-app-*-runner.jar";

  /**
   * Finds it by the system property {@code millrace.registry.home}, or where the build unpacks it.
   */
  static RegistryDistribution locate() {
    String home = System.getProperty(HOME);
    Path folder =
        home == null ? ownCode().resolveSibling("registry") : Path.of(home).toAbsolutePath();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> runners = Files.newDirectoryStream(folder, RUNNER)) {
        for (Path runner : runners) {
          return new RegistryDistribution(runner);
        }
      } catch (IOException e) {
        throw new LocalStackException("cannot read %s: %s".formatted(folder, e), e);
      }
    }
    throw new LocalStackException(
        "no registry distribution in %s: build it with 'mvn -Dquick -pl local-stack package', or name"
                .formatted(folder)
            + " its folder with -D"
            + HOME);
  }

  /** The registry on a port, its schemas in an H2 file in the folder. */
  ChildJvm on(int port, Path folder, Path temporary) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port));
    RegistrySettings.keepingDataIn(folder.toString())
        .forEach((name, value) -> options.add("-D%s=%s".formatted(name, value)));
    return new ChildJvm(options, ownCode() + File.pathSeparator + runner, MAIN, List.of());
  }

  private static Path ownCode() {
    try {
      return Path.of(
          RegistryDistribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
