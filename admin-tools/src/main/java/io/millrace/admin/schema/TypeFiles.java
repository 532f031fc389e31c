package io.millrace.admin.schema;

import io.millrace.app.schema.SchemaTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files with types that other schemas only name.
 *
 * @param files each may name types of those before it
 */
public record TypeFiles(List<Path> files) {
  public TypeFiles {
    files = List.copyOf(files);
  }

  /** No such files: every schema is whole. */
  public static TypeFiles none() {
    return new TypeFiles(List.of());
  }

  /** The schema of a file as it is now. */
  NamedSchema read(Path file) {
    List<SchemaTexts.Named> texts = new ArrayList<>();
    for (Path type : before(file)) {
      texts.add(new SchemaTexts.Named(type.toString(), SchemaTexts.read(type)));
    }
    return named(texts, file.toString(), SchemaTexts.read(file));
  }

  /**
   * A schema of a revision, whose types are those of the revision, too. A file that the revision
   * doesn't have adds no types.
   *
   * @param file as it is now
   */
  NamedSchema parse(GitFiles git, String revision, Path file, String name, String text) {
    List<SchemaTexts.Named> texts = new ArrayList<>();
    for (Path type : before(file)) {
      Optional<String> then = git.read(type, revision);
      then.ifPresent(found -> texts.add(new SchemaTexts.Named(revision + ":" + type, found)));
    }
    return named(texts, name, text);
  }

  /** The files, or those before it when the schema's own is one of them. */
  private List<Path> before(Path file) {
    List<Path> paths = files.stream().map(TypeFiles::canonical).toList();
    int own = paths.indexOf(canonical(file));
    return own < 0 ? files : files.subList(0, own);
  }

  private static NamedSchema named(List<SchemaTexts.Named> types, String name, String text) {
    return new NamedSchema(name, SchemaTexts.parse(types, new SchemaTexts.Named(name, text)));
  }

  private static Path canonical(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
