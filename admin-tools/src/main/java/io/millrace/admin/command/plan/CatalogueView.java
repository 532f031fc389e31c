package io.millrace.admin.command.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.Problem;
import java.util.List;

/**
 * What a look at a catalogue has found, as a person or a program reads it.
 *
 * <p>The JSON document has these members:
 *
 * <ul>
 *   <li>{@code topics}: how many are declared, dead-letter topics too; null when there are problems
 *   <li>{@code subjects}: how many are declared; null when there are problems
 *   <li>{@code problems}: in the order of the files, each with {@code file} as it was named, {@code
 *       line} and {@code column} from 1, and {@code message}
 * </ul>
 */
final class CatalogueView {
  private CatalogueView() {}

  static String summary(Catalogue catalogue) {
    return "nothing is wrong: topics=%d, subjects=%d"
        .formatted(catalogue.topics().size(), catalogue.subjects().size());
  }

  static String json(Catalogue catalogue) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("topics", catalogue.topics().size());
    document.put("subjects", catalogue.subjects().size());
    document.putArray("problems");
    return document.toPrettyString();
  }

  static String json(List<Problem> problems) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putNull("topics");
    document.putNull("subjects");
    ArrayNode array = document.putArray("problems");
    for (Problem problem : problems) {
      array
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message());
    }
    return document.toPrettyString();
  }
}
