package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.schema.SchemaSource;
import io.millrace.producer.mapping.Mapping;
import io.millrace.producer.mapping.TargetNames;
import io.millrace.producer.target.TargetRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The topics of a mapping, with their schemas read. */
final class Requests {
  private Requests() {}

  /**
   * One for each topic.
   *
   * @throws AppException with every schema that can't be read
   */
  static List<TargetRequest> of(Mapping mapping) {
    List<AppException> wrong = new ArrayList<>();
    List<TargetRequest> requests = new ArrayList<>();
    for (TargetNames names : mapping.targets()) {
      Optional<SchemaSource> value = parse(names.schema(), wrong);
      Optional<SchemaSource> key = parse(names.keySchema(), wrong);
      requests.add(new TargetRequest(names.topic(), value, key));
    }
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
    return requests;
  }

  /** A schema as a user named it; what is wrong with it is added to the list. */
  static Optional<SchemaSource> parse(Optional<String> text, List<AppException> wrong) {
    try {
      return text.map(given -> SchemaSource.parse(given, Path.of("")));
    } catch (AppException e) {
      wrong.add(e);
      return Optional.empty();
    }
  }
}
