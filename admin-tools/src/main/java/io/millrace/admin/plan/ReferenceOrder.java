package io.millrace.admin.plan;

import io.millrace.admin.catalogue.CatalogueReference;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which subjects can be looked at together. */
final class ReferenceOrder {
  private ReferenceOrder() {}

  /**
   * The subjects in rows, each of which refers to those of the rows before only.
   *
   * @param subjects each after those that it refers to
   */
  static List<List<SubjectDeclaration>> rows(List<SubjectDeclaration> subjects) {
    List<List<SubjectDeclaration>> rows = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (SubjectDeclaration subject : subjects) {
      int row =
          references(subject).stream()
              .mapToInt(reference -> 1 + places.getOrDefault(reference.subject(), -1))
              .max()
              .orElse(0);
      places.put(subject.name(), row);
      if (row == rows.size()) {
        rows.add(new ArrayList<>());
      }
      rows.get(row).add(subject);
    }
    return rows;
  }

  private static List<CatalogueReference> references(SubjectDeclaration subject) {
    return subject.source() instanceof SchemaText text ? text.references() : List.of();
  }
}
