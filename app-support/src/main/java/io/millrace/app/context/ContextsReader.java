package io.millrace.app.context;

import io.millrace.app.cli.AppException;
import io.millrace.spelling.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a file of contexts; all that is wrong in it is told at once. */
final class ContextsReader {
  static final String CURRENT = "current";
  private static final String CONTEXTS = "contexts";
  private static final String SERVERS = "bootstrap-servers";
  private static final String REGISTRY = "schema-registry";
  private static final String CONFIG = "config";
  private static final String SETTINGS = "settings";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  ContextsReader(Path file) {
    this.file = file;
  }

  /**
   * @throws AppException when anything is wrong with it
   */
  Contexts read(String yaml) {
    Map<String, Context> contexts = new LinkedHashMap<>();
    Map<String, Node> root = compose(yaml, List.of(CURRENT, CONTEXTS));
    Optional<String> current = Optional.ofNullable(root.get(CURRENT)).map(this::text);
    if (problems.isEmpty() && !root.containsKey(CONTEXTS)) {
      problems.add("%s:1:1: it needs the key \"%s\"".formatted(file, CONTEXTS));
    }
    entries(root.get(CONTEXTS), "contexts", List.of())
        .forEach((name, node) -> contexts.put(name, context(name, node)));
    if (!problems.isEmpty()) {
      throw AppException.usage(String.join(", and ", problems));
    }
    return new Contexts(file, current, contexts);
  }

  private Map<String, Node> compose(String yaml, List<String> keys) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Compose(settings)
          .composeString(yaml)
          .map(root -> entries(root, "the file", keys))
          .orElse(Map.of());
    } catch (MarkedYamlEngineException e) {
      problem(e.getProblemMark(), "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problem(Optional.empty(), "this is not YAML: " + e.getMessage());
    }
    return Map.of();
  }

  private Context context(String name, Node node) {
    if (!NAME.matcher(name).matches()) {
      problem(
          node.getStartMark(),
          "a context's name has letters, digits, dots, dashes and underscores: not \"%s\""
              .formatted(name));
    }
    Map<String, Node> entries =
        entries(node, "a context", List.of(SERVERS, REGISTRY, CONFIG, SETTINGS));
    Optional<String> registry = Optional.ofNullable(entries.get(REGISTRY)).map(this::text);
    if (registry.filter(Secrets::hasPassword).isPresent()) {
      secret(entries.get(REGISTRY), "a password");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    entries(entries.get(SETTINGS), SETTINGS, List.of())
        .forEach((key, value) -> settings.put(key, setting(key, value)));
    return new Context(
        name,
        Optional.ofNullable(entries.get(SERVERS)).map(this::text),
        registry,
        Optional.ofNullable(entries.get(CONFIG)).map(this::text).map(this::beside),
        settings);
  }

  private String setting(String key, Node value) {
    String text = text(value);
    if (Secrets.isSecret(key) || Secrets.hasPassword(text)) {
      secret(value, key);
    }
    return text;
  }

  private void secret(Node at, String what) {
    problem(
        at.getStartMark(),
        "%s doesn't belong here: put it into a properties file that only you can read, and name that with \"%s\""
            .formatted(what, CONFIG));
  }

  private Path beside(String config) {
    return file.toAbsolutePath().getParent().resolve(config).normalize();
  }

  /** Empty for nothing, or something else, which is a problem. */
  private Map<String, Node> entries(Node node, String what, List<String> known) {
    if (node == null) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      problem(node.getStartMark(), "%s must be a mapping of names to values".formatted(what));
      return Map.of();
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      Node key = entry.getKeyNode();
      String name = text(key);
      if (!known.isEmpty() && !known.contains(name)) {
        problem(
            key.getStartMark(),
            "unknown key \"%s\"%s".formatted(name, NearestName.hint(name, known)));
      } else if (entries.put(name, entry.getValueNode()) != null) {
        problem(key.getStartMark(), "\"%s\" stands here twice".formatted(name));
      }
    }
    return entries;
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    problem(node.getStartMark(), "this must be a text");
    return "";
  }

  private void problem(Optional<Mark> at, String message) {
    problems.add(
        "%s:%d:%d: %s"
            .formatted(
                file,
                at.map(Mark::getLine).orElse(0) + 1,
                at.map(Mark::getColumn).orElse(0) + 1,
                message));
  }
}
