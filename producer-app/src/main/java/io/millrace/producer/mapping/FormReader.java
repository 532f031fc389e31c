package io.millrace.producer.mapping;

import io.millrace.spelling.NearestName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads where values come from. */
final class FormReader {
  private static final String TYPE = "type";
  private static final int MAX_DEPTH = 100;
  private final Problems problems;

  /** What is being read, from the outside in; an alias may lead back into it. */
  private final Deque<Node> open = new ArrayDeque<>();

  FormReader(Problems problems) {
    this.problems = problems;
  }

  /** Empty, and a problem, when it is none. */
  Optional<Form> read(Node node) {
    Spot at = Entries.spot(node);
    if (open.size() > MAX_DEPTH || open.contains(node)) {
      problems.add(at, "this leads back to itself, or is nested too deep");
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      if (!scalar.getTag().equals(Tag.NULL)) {
        return Optional.of(new Form.Column(scalar.getValue(), at));
      }
      problems.add(at, "this must be a column; no value at all is {constant: null}");
      return Optional.empty();
    }
    if (node instanceof SequenceNode) {
      problems.add(
          at, "this must be a column or a mapping; an array is {lines: ...} or {constant: ...}");
      return Optional.empty();
    }
    open.push(node);
    try {
      return Entries.of(node, "this", problems).flatMap(this::read);
    } finally {
      open.pop();
    }
  }

  /** A mapping with none of the forms' keys is one of fields. */
  private Optional<Form> read(Entries entries) {
    List<String> given = new ArrayList<>(entries.values().keySet());
    given.retainAll(Form.KEYS);
    boolean typed = entries.find(TYPE).isPresent();
    if (given.isEmpty() && !(typed && entries.values().size() == 1)) {
      return Optional.of(new Form.Fields(forms(entries), entries.at()));
    }
    List<String> known = new ArrayList<>(Form.KEYS);
    known.add(TYPE);
    entries.allowOnly(known);
    if (given.size() == 1 && hasOtherFields(entries, known)) {
      problems.add(
          entries.at(),
          "a record with a field called %s has all of its fields under \"fields\""
              .formatted(given.get(0)));
    }
    if (given.size() > 1) {
      problems.add(
          entries.at(),
          "only one of %s may stand here; fields of these names go under \"fields\""
              .formatted(String.join(", ", given)));
      return Optional.empty();
    }
    Optional<Form> form =
        given.isEmpty()
            ? Optional.of(new Form.Fields(Map.of(), entries.at()))
            : of(given.get(0), entries);
    return typed
        ? entries
            .text(TYPE)
            .flatMap(type -> form.map(inner -> new Form.Typed(type, inner, entries.at())))
        : form;
  }

  private static boolean hasOtherFields(Entries entries, List<String> known) {
    return entries.values().keySet().stream()
        .anyMatch(name -> !known.contains(name) && NearestName.hint(name, known).isEmpty());
  }

  private Optional<Form> of(String key, Entries entries) {
    Node node = entries.find(key).orElseThrow();
    Spot at = Entries.spot(node);
    return switch (key) {
      case "column" -> entries.text(key).map(name -> new Form.Column(name, at));
      case "constant" -> constant(node, at);
      case "template" -> template(entries, key, at, Form.Text::new);
      case "uuid" -> template(entries, key, at, Form.NamedUuid::new);
      case "fields" -> Entries.of(node, key, problems).map(it -> new Form.Fields(forms(it), at));
      case "map" -> Entries.of(node, key, problems).map(it -> new Form.Entries(forms(it), at));
      default -> read(node).map(element -> new Form.Lines(element, at));
    };
  }

  private Optional<Form> constant(Node node, Spot at) {
    try {
      return Optional.of(new Form.Constant(new ConstantReader().read(node), at));
    } catch (IllegalArgumentException e) {
      problems.add(at, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Form> template(
      Entries entries, String key, Spot at, BiFunction<Template, Spot, Form> form) {
    try {
      return entries.text(key).map(text -> form.apply(Template.parse(text), at));
    } catch (IllegalArgumentException e) {
      problems.add(at, e.getMessage());
      return Optional.empty();
    }
  }

  private Map<String, Form> forms(Entries entries) {
    Map<String, Form> forms = new LinkedHashMap<>();
    entries.values().forEach((name, node) -> read(node).ifPresent(form -> forms.put(name, form)));
    return forms;
  }
}
