package io.millrace.admin.schema;

import io.millrace.admin.schema.SchemaPlace.InFile;
import io.millrace.admin.schema.SchemaPlace.InRegistry;
import io.millrace.admin.schema.SchemaPlace.InRevision;
import io.millrace.app.cli.AppException;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads schemas from wherever they are. */
public final class SchemaReader {
  private final Supplier<SchemaRegistry> registry;
  private final TypeFiles types;
  private final GitFiles git = new GitFiles("git");

  /**
   * @param registry asked for only when a place is in it
   * @param types of schemas in files and revisions
   */
  public SchemaReader(Supplier<SchemaRegistry> registry, TypeFiles types) {
    this.registry = registry;
    this.types = types;
  }

  /**
   * The schema of a place.
   *
   * @throws AppException when it isn't there or doesn't parse
   */
  public NamedSchema read(SchemaPlace place) {
    // A switch over the types once the language has it.
    if (place instanceof InFile in) {
      return types.read(in.file());
    } else if (place instanceof InRegistry in) {
      return version(in);
    } else if (place instanceof InRevision in) {
      return revision(in.path());
    }
    throw new IllegalStateException("no such place: " + place);
  }

  private NamedSchema version(InRegistry place) {
    RegisteredSchema found =
        new SubjectDirectory(registry.get()).version(place.subject(), place.version());
    return new NamedSchema(found.subject() + "@" + found.version(), found.schema());
  }

  private NamedSchema revision(GitPath place) {
    String path = place.path().orElseThrow();
    String text =
        git.read(Path.of("."), place.revision(), path)
            .orElseThrow(
                () ->
                    AppException.usage(
                        "revision %s has no file %s: a path counts from the top of the repository,"
                                .formatted(place.revision(), path)
                            + " or begins with ./"));
    return types.parse(git, place.revision(), SchemaPlace.file(path), place.toString(), text);
  }
}
