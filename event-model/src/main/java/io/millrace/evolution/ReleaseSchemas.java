package io.millrace.evolution;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The command behind {@code bin/release-schemas}: releases the sources that differ from their last
 * version, all or none. Exits with 0 when done, 1 when a schema is refused, 2 on a wrong argument.
 */
final class ReleaseSchemas {
  private static final String ACCEPT = "--accept-breaking";
  private static final String USAGE =
      """
      Usage: release-schemas [--accept-breaking]
      Releases the schemas of event-model/src/main/avro that are new or changed: writes each as the
      next version to event-model/src/released, which the build holds later changes to.
        --accept-breaking  release those too that earlier versions can't read, or be read by, and
                           note the changes as accepted
      """;

  private final ReleasedSchemas released;
  private final Map<String, Schema> sources;
  private final PrintStream out;

  ReleaseSchemas(ReleasedSchemas released, Map<String, Schema> sources, PrintStream out) {
    this.released = released;
    this.sources = sources;
    this.out = out;
  }

  /** Arguments: the directory of the module, then the options of a user. */
  public static void main(String[] args) {
    List<String> options = List.of(args).subList(1, args.length);
    if (!List.of(ACCEPT).containsAll(options)) {
      System.out.print(USAGE);
      System.exit(options.equals(List.of("--help")) ? 0 : 2);
    }
    Path sources = Path.of(args[0], "src", "main", "avro");
    Path released = Path.of(args[0], "src", "released");
    ReleaseSchemas command =
        new ReleaseSchemas(
            ReleasedSchemas.read(released), ReleasedSchemas.sources(sources), System.out);
    System.exit(command.run(options.contains(ACCEPT)) ? 0 : 1);
  }

  /** Whether everything that was to be released is. */
  boolean run(boolean acceptsBreaking) {
    List<Release> pending = released.pending(sources);
    List<Violation> violations =
        pending.stream().flatMap(release -> release.violations().stream()).toList();
    violations.forEach(out::println);
    if (!violations.isEmpty() && !acceptsBreaking) {
      out.println("Nothing is released. Mend the schemas, or give " + ACCEPT + ".");
      return false;
    }
    for (Release release : pending) {
      released.write(release);
      out.printf("%s: released version %d%n", release.name(), release.version());
    }
    if (pending.isEmpty()) {
      out.println("No schema has changed since its last version.");
    }
    return true;
  }
}
