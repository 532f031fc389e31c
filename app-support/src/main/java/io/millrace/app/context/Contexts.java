package io.millrace.app.context;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.spelling.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contexts of a file.
 *
 * @param current the one that is used when none is named
 * @param all by name, in the order of the file
 */
public record Contexts(Path file, Optional<String> current, Map<String, Context> all) {
  static final String NAMED_BY_ENVIRONMENT = "MILLRACE_CONTEXT";
  static final String FILE = "MILLRACE_CONTEXTS";

  public Contexts {
    requireNonNull(file, "file");
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /**
   * The file of the user: what {@code MILLRACE_CONTEXTS} names, else {@code millrace/contexts.yaml}
   * in the user's folder of configurations.
   *
   * @throws AppException when the environment doesn't say where that is
   */
  public static Path location(Map<String, String> environment) {
    return find(environment)
        .orElseThrow(
            () ->
                AppException.usage(
                    "neither HOME nor XDG_CONFIG_HOME is set: name the file of contexts with "
                        + FILE));
  }

  private static Optional<Path> find(Map<String, String> environment) {
    if (isSet(environment, FILE)) {
      return Optional.of(Path.of(environment.get(FILE)));
    }
    Path folder = null;
    if (isSet(environment, "XDG_CONFIG_HOME")) {
      folder = Path.of(environment.get("XDG_CONFIG_HOME"));
    } else if (isSet(environment, "HOME")) {
      folder = Path.of(environment.get("HOME"), ".config");
    }
    return Optional.ofNullable(folder).map(found -> found.resolve("millrace/contexts.yaml"));
  }

  /**
   * The context to use: the one that is named, else the one that the environment names, else the
   * current one of the file. Empty when there is none; the file is looked at only when needed.
   *
   * @param name null when the user named none
   * @param mayBeCurrent whether one that nobody has named may be used
   * @throws AppException when there is no such context, or the file is broken
   */
  public static Optional<Context> choose(
      String name, Map<String, String> environment, boolean mayBeCurrent) {
    if (name != null) {
      return Optional.of(read(location(environment)).get(name));
    } else if (isSet(environment, NAMED_BY_ENVIRONMENT)) {
      return Optional.of(read(location(environment)).get(environment.get(NAMED_BY_ENVIRONMENT)));
    } else if (!mayBeCurrent) {
      return Optional.empty();
    }
    return find(environment)
        .filter(file -> isSet(environment, FILE) || Files.exists(file))
        .map(Contexts::read)
        .flatMap(contexts -> contexts.current().map(contexts::get));
  }

  /** The contexts of the user's file, and the one in use as {@link #choose} would tell. */
  public static Contexts of(Map<String, String> environment) {
    Contexts contexts = read(location(environment));
    return isSet(environment, NAMED_BY_ENVIRONMENT)
        ? new Contexts(
            contexts.file, Optional.of(environment.get(NAMED_BY_ENVIRONMENT)), contexts.all)
        : contexts;
  }

  /**
   * The contexts of a file.
   *
   * @throws AppException when it can't be read, with every problem of it
   */
  static Contexts read(Path file) {
    return new ContextsReader(file).read(text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": write your contexts there");
    } catch (IOException e) {
      throw AppException.usage("cannot read " + file + ": " + e.getMessage());
    }
  }

  /**
   * The context of that name.
   *
   * @throws AppException when there is none
   */
  public Context get(String name) {
    Context context = all.get(name);
    if (context == null) {
      String hint = NearestName.hint(name, all.keySet());
      throw AppException.usage(
          "%s has no context \"%s\"%s"
              .formatted(
                  file,
                  name,
                  hint.isEmpty() ? ": it has " + String.join(", ", all.keySet()) : hint));
    }
    return context;
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }
}
