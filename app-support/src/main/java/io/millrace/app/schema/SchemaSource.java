package io.millrace.app.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** Which schema a user wants keys or values to be written with. */
public sealed interface SchemaSource {

  /**
   * A version of a subject.
   *
   * @param version empty for the latest
   */
  record Registered(String subject, OptionalInt version) implements SchemaSource {
    public Registered {
      requireNonNull(subject, "subject");
      requireNonNull(version, "version");
    }

    /** As users write it. */
    @Override
    public String toString() {
      return version.isPresent() ? subject + "@" + version.getAsInt() : subject;
    }
  }

  /**
   * A schema at hand.
   *
   * @param name what messages call it, such as its file
   */
  record Given(String name, Schema schema) implements SchemaSource {
    public Given {
      requireNonNull(name, "name");
      requireNonNull(schema, "schema");
    }
  }

  /**
   * A schema as users name it: {@code SUBJECT}, {@code SUBJECT@VERSION}, {@code SUBJECT@latest}, or
   * a file, which ends with {@code .avsc} or has a slash in it.
   *
   * @param folder that a file's path starts from; an empty path for the current one
   * @throws AppException when the file can't be read, or holds no schema
   */
  static SchemaSource parse(String text, Path folder) {
    if (text.endsWith(".avsc") || text.contains("/")) {
      Path file = folder.resolve(text);
      return new Given(
          file.toString(),
          SchemaTexts.parse(
              new SchemaTexts.Named(file.toString(), SchemaTexts.read(file)),
              "a file has to hold all of its types: register the schema with its references, with"
                  + " admin-tools schemas register, and name its subject here"));
    }
    Matcher version = Pattern.compile("(.+)@(\\d{1,9}|latest)").matcher(text);
    if (!version.matches()) {
      return new Registered(text, OptionalInt.empty());
    }
    return new Registered(
        version.group(1),
        version.group(2).equals("latest")
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(version.group(2))));
  }
}
