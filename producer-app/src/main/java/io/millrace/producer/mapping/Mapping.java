package io.millrace.producer.mapping;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of rows becomes what of events, as a user describes it. Immutable.
 *
 * <p>Knows no schema and no row yet: whether the description fits them is told when a {@link
 * MappedSource} is made of it.
 */
public final class Mapping {
  private final String file;
  private final List<String> groupBy;
  private final CellText text;
  private final List<EventForm> events;

  Mapping(String file, List<String> groupBy, CellText text, List<EventForm> events) {
    this.file = file;
    this.groupBy = List.copyOf(groupBy);
    this.text = text;
    this.events = List.copyOf(events);
  }

  /**
   * The mapping of a file in YAML, whose form {@link MappingSchema} has.
   *
   * @throws AppException of wrong usage with every problem of the file in one line, each with line
   *     and column
   */
  public static Mapping read(Path file) {
    return new MappingReader(file).read(content(file));
  }

  /**
   * Each row as one event: rows of columns field by field, as they are named alike; others as a
   * whole.
   *
   * @param schema {@code FILE} or {@code SUBJECT[@VERSION]}; empty for the topic's own subject
   * @param key the column or member with the key; a dotted name leads into nested records. Empty
   *     for events without a key
   * @param keySchema as the schema; empty for keys that are text
   * @param timestamp the column or member with the time; empty to leave it to the producer
   */
  public static Mapping of(
      String topic,
      Optional<String> schema,
      Optional<String> key,
      Optional<String> keySchema,
      Optional<String> timestamp) {
    EventForm event =
        new EventForm(
            topic,
            schema,
            key.map(column -> new Form.Column(column, Spot.NONE)),
            keySchema,
            timestamp.map(column -> new Form.Column(column, Spot.NONE)),
            Map.of(),
            Optional.empty(),
            Spot.NONE);
    return new Mapping("", List.of(), CellText.DEFAULT, List.of(event));
  }

  /** The topics in the order of the events, each once. */
  public List<TargetNames> targets() {
    Map<String, TargetNames> targets = new LinkedHashMap<>();
    for (EventForm event : events) {
      TargetNames names = new TargetNames(event.topic(), event.schema(), event.keySchema());
      targets.merge(
          event.topic(),
          names,
          (first, other) ->
              new TargetNames(
                  first.topic(),
                  first.schema().or(other::schema),
                  first.keySchema().or(other::keySchema)));
    }
    return List.copyOf(targets.values());
  }

  /** As the user named it; empty where there is none. */
  String file() {
    return file;
  }

  List<String> groupBy() {
    return groupBy;
  }

  CellText text() {
    return text;
  }

  List<EventForm> events() {
    return events;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw AppException.usage("%s: there is no such file".formatted(file));
    } catch (AccessDeniedException e) {
      throw AppException.usage("%s can't be read: access denied".formatted(file));
    } catch (CharacterCodingException e) {
      throw AppException.usage("%s is not text in UTF-8".formatted(file));
    } catch (IOException e) {
      throw AppException.usage("%s can't be read: %s".formatted(file, e.getMessage()));
    }
  }
}
