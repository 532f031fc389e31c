package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.schema.LevelSource;
import io.millrace.admin.schema.SubjectDetails;
import io.millrace.app.render.Table;
import java.util.List;

/**
 * Subjects as a table and, for programs, as {@code {"subjects": [...]}}: names, or with their
 * details objects with {@code subject}, {@code versions} (how many), {@code latest} (its number),
 * {@code id}, {@code level} and {@code levelSource} (subject or registry), beside {@code failures}
 * as in {@link FailuresView}.
 */
final class SubjectsView {
  private static final Table<SubjectDetails> TABLE =
      new Table<SubjectDetails>()
          .text("SUBJECT", SubjectDetails::name)
          .number("VERSIONS", SubjectDetails::versions)
          .number("LATEST", SubjectDetails::latest)
          .number("ID", SubjectDetails::id)
          .text("LEVEL", SubjectsView::level);

  private SubjectsView() {}

  static String table(List<SubjectDetails> subjects) {
    return TABLE.render(subjects);
  }

  static String json(List<String> names) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode subjects = document.putArray("subjects");
    names.forEach(subjects::add);
    return document.toPrettyString();
  }

  static String json(Found<SubjectDetails> found) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode subjects = document.putArray("subjects");
    found
        .list()
        .forEach(
            subject ->
                subjects
                    .addObject()
                    .put("subject", subject.name())
                    .put("versions", subject.versions())
                    .put("latest", subject.latest())
                    .put("id", subject.id())
                    .put("level", subject.level().level().name())
                    .put("levelSource", subject.level().source().toString()));
    FailuresView.fill(document, found.failures());
    return document.toPrettyString();
  }

  private static String level(SubjectDetails subject) {
    String level = subject.level().level().name();
    return subject.level().source() == LevelSource.SUBJECT ? level : level + " (default)";
  }
}
