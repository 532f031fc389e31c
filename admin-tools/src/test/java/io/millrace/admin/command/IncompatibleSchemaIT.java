package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class IncompatibleSchemaIT {
  @TempDir Path folder;

  @Test
  void itStopsEverythingBeforeAnythingIsTouched(Stack stack) {
    CatalogueFile file = CatalogueFile.in(folder);
    file.schema("int");
    Run.against(stack, "apply", "--catalogue", file.declare(valued("BACKWARD")));
    file.schema("string");
    String catalogue =
        file.declare(valued("BACKWARD") + "\n  %s-new: {partitions: 1}".formatted(file.topic()));

    Run apply = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(apply.code()).isEqualTo(6);
    assertThat(apply.out()).isEmpty();
    assertThat(apply.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: nothing is changed")
        .contains(file.topic() + "-value", "TYPE_CHANGED at A.a: int to string", "version 1");
    assertThat(Run.against(stack, "topics", "list").outLines())
        .contains(file.topic())
        .doesNotContain(file.topic() + "-new");
  }

  @Test
  void itIsRefusedByTheLevelThatTheCatalogueIsAboutToSet(Stack stack) {
    CatalogueFile file = CatalogueFile.in(folder);
    file.schema("int");
    Run.against(stack, "apply", "--catalogue", file.declare(valued("BACKWARD")));
    file.schema("long");

    Run apply = Run.against(stack, "apply", "--catalogue", file.declare(valued("FULL")));

    assertThat(apply.code()).isEqualTo(6);
    assertThat(apply.out()).isEmpty();
    assertThat(apply.err()).contains("TYPE_PROMOTED at A.a", "breaks forward", "version 1");
  }

  @Test
  void aTransitiveLevelHoldsItToEveryVersion(Stack stack) {
    CatalogueFile file = CatalogueFile.in(folder);
    file.schema("int");
    Run.against(stack, "apply", "--catalogue", file.declare(valued("BACKWARD")));
    file.schema("long");
    Run.against(stack, "apply", "--catalogue", file.declare(valued("BACKWARD")));
    file.field("b", "long");

    Run apply =
        Run.against(stack, "apply", "--catalogue", file.declare(valued("BACKWARD_TRANSITIVE")));

    assertThat(apply.code()).isEqualTo(6);
    assertThat(apply.err())
        .contains(
            "FIELD_ADDED_WITHOUT_DEFAULT at A.b: long (breaks backward), against version 1",
            "FIELD_ADDED_WITHOUT_DEFAULT at A.b: long (breaks backward), against version 2");
  }

  @Test
  void itIsAllowedByTheLevelThatTheCatalogueIsAboutToSet(Stack stack) {
    CatalogueFile file = CatalogueFile.in(folder);
    file.schema("int");
    Run.against(stack, "apply", "--catalogue", file.declare(valued("FORWARD")));
    file.schema("long");
    String loosened = file.declare(valued("BACKWARD"));

    Run apply =
        Run.against(stack, "apply", "--allow", "loosen-compatibility", "--catalogue", loosened);

    assertThat(apply.outLines())
        .containsExactly(
            "set-compatibility %s-value: FORWARD to BACKWARD".formatted(file.topic()),
            "register-schema %s-value: next version: A".formatted(file.topic()));
    assertThat(apply.code()).isZero();
  }

  private static String valued(String level) {
    return "{partitions: 1, value: {schema: value.avsc}, compatibility: %s}".formatted(level);
  }
}
