package io.millrace.producer.mapping;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping file; all that is wrong in it is told at once. */
final class MappingReader {
  private static final String GROUP_BY = "group-by";
  private static final String DATES = "dates";
  private static final String ZONE = "zone";
  private static final String DECIMALS = "decimals";
  private static final String NULLS = "nulls";
  private static final String EVENTS = "events";
  private static final List<String> OF_ROWS =
      List.of(GROUP_BY, DATES, ZONE, DECIMALS, NULLS, EVENTS);

  private final Path file;
  private final Problems problems;
  private final EventReader events;

  MappingReader(Path file) {
    this.file = file;
    this.problems = new Problems(file.toString());
    this.events = new EventReader(file.toAbsolutePath().getParent(), problems);
  }

  Mapping read(String yaml) {
    Optional<Mapping> mapping =
        compose(yaml).flatMap(root -> Entries.of(root, "the file", problems)).map(this::mapping);
    problems.throwIfAny();
    return mapping.orElseThrow();
  }

  private Optional<Node> compose(String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(new Spot(1, 1), "the file is empty: it needs the key \"topic\"");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> at = e.getProblemMark();
      problems.add(
          at.map(mark -> new Spot(mark.getLine() + 1, mark.getColumn() + 1)).orElse(Spot.NONE),
          "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(Spot.NONE, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Mapping mapping(Entries root) {
    CellText text = text(root);
    List<EventForm> forms = new ArrayList<>();
    Optional<Node> list = root.find(EVENTS);
    if (list.isPresent()) {
      root.allowOnly(OF_ROWS);
      if (list.get() instanceof SequenceNode items && !items.getValue().isEmpty()) {
        for (Node item : items.getValue()) {
          Entries.of(item, "an event", problems)
              .ifPresent(
                  entries -> {
                    entries.allowOnly(EventReader.KEYS);
                    forms.add(events.read(entries));
                  });
        }
      } else {
        problems.add(Entries.spot(list.get()), "events must be a list of one event or more");
      }
    } else {
      root.allowOnly(Stream.concat(OF_ROWS.stream(), EventReader.KEYS.stream()).toList());
      forms.add(events.read(root));
    }
    requireOneSchema(forms);
    return new Mapping(file.toString(), root.texts(GROUP_BY), text, forms);
  }

  private void requireOneSchema(List<EventForm> forms) {
    Map<String, String> schemas = new HashMap<>();
    for (EventForm form : forms) {
      form.schema().ifPresent(schema -> requireSame(schemas, "schema", schema, form));
      form.keySchema().ifPresent(schema -> requireSame(schemas, "key-schema", schema, form));
    }
  }

  private void requireSame(Map<String, String> known, String key, String schema, EventForm form) {
    String first = known.putIfAbsent(key + " " + form.topic(), schema);
    if (first != null && !first.equals(schema)) {
      problems.add(
          form.at(),
          "%s of the topic %s is %s here and %s before: say it once"
              .formatted(key, form.topic(), schema, first));
    }
  }

  private CellText text(Entries root) {
    DateText dates = DateText.ISO;
    try {
      dates = DateText.of(root.texts(DATES));
    } catch (IllegalArgumentException e) {
      problems.add(at(root, DATES), "dates: %s".formatted(e.getMessage()));
    }
    ZoneId zone = ZoneOffset.UTC;
    try {
      zone = root.text(ZONE).map(ZoneId::of).orElse(zone);
    } catch (DateTimeException e) {
      problems.add(at(root, ZONE), "zone must be one such as Europe/Zurich, UTC or +02:00");
    }
    Optional<String> sample = root.text(DECIMALS);
    Optional<NumberText> numbers = sample.flatMap(NumberText::like);
    if (sample.isPresent() && numbers.isEmpty()) {
      problems.add(
          at(root, DECIMALS),
          "decimals shows a number such as \"1.234,56\" or \"1234,56\", and is \"%s\""
              .formatted(sample.get()));
    }
    Optional<Set<String>> nulls = root.find(NULLS).map(node -> new HashSet<>(root.texts(NULLS)));
    return new CellText(new Times(dates, zone), numbers.orElse(NumberText.POINT), nulls);
  }

  private static Spot at(Entries root, String key) {
    return root.find(key).map(Entries::spot).orElse(root.at());
  }
}
