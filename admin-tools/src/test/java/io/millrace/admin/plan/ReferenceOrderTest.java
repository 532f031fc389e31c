package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.CatalogueReference;
import io.millrace.admin.catalogue.RegisteredVersion;
import io.millrace.admin.catalogue.SchemaSource;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.SubjectDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceOrderTest {
  @Test
  void eachSubjectIsInTheFirstRowAfterAllThatItRefersTo() {
    SubjectDeclaration a = referring("a");
    SubjectDeclaration b = referring("b", "a");
    SubjectDeclaration c = referring("c", "a", "b");
    SubjectDeclaration d = referring("d");
    SubjectDeclaration e = subject("e", new RegisteredVersion("c", 1));

    assertThat(ReferenceOrder.rows(List.of(a, b, c, d, e)))
        .containsExactly(List.of(a, d, e), List.of(b), List.of(c));
    assertThat(ReferenceOrder.rows(List.of())).isEmpty();
  }

  private static SubjectDeclaration referring(String name, String... others) {
    return subject(
        name,
        new SchemaText(
            Declared.LONG,
            "",
            Stream.of(others).map(other -> new CatalogueReference(other, other)).toList()));
  }

  private static SubjectDeclaration subject(String name, SchemaSource source) {
    return new SubjectDeclaration(name, source, Optional.empty());
  }
}
