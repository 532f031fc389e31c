package io.millrace.admin.catalogue;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** The nodes of a file's YAML, which know their places in it. */
final class YamlText {
  /** Several times what a catalogue needs; nodes are made by a method that calls itself. */
  private static final int MAX_DEPTH = 50;

  /** Enough for topics that share what they have in common; no value is followed through them. */
  private static final int MAX_ALIASES = 10_000;

  private final String file;
  private final Problems problems;
  private final LoadSettings settings;

  YamlText(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
  }

  /** The mapping that the text is; empty, and a problem, when it is none. */
  Optional<MappingNode> compose(String yaml) {
    try {
      if (isTooDeep(yaml)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(file, "the catalogue is empty: it needs the key \"topics\"");
      }
      return root.flatMap(this::mapping);
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark().orElseThrow(), "this is not YAML: " + reason(e));
    } catch (ReaderException e) {
      problems.add(problem(yaml, e));
    } catch (YamlEngineException e) {
      problems.add(file, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<MappingNode> mapping(Node root) {
    return Mapping.of(root, "the catalogue", problems).map(mapping -> (MappingNode) root);
  }

  private boolean isTooDeep(String yaml) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.add(
            event.getStartMark().orElseThrow(), "this is nested deeper than any catalogue");
        return true;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return false;
  }

  /** Some problems go on from the context. */
  private static String reason(MarkedYamlEngineException e) {
    return e.getProblem().startsWith("but ")
        ? e.getContext() + ", " + e.getProblem()
        : e.getProblem();
  }

  private Problem problem(String yaml, ReaderException e) {
    String before = yaml.substring(0, yaml.offsetByCodePoints(0, e.getPosition()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new Problem(
        file,
        line,
        column,
        "this is not YAML: the character U+%04X is forbidden".formatted(e.getCodePoint()));
  }
}
