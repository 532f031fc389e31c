package io.millrace.admin.command;

import static io.millrace.admin.command.SchemaFolder.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real registry shows. */
@WithStack
class SchemasIT {
  private final String subject = "s-" + UUID.randomUUID();
  @TempDir Path temporary;
  private SchemaFolder folder;
  private String file;

  @BeforeEach
  void open(Stack stack) {
    folder = new SchemaFolder(temporary, stack.registryUrl());
    file = folder.record("a.avsc", field("a", "int"));
  }

  @Test
  void aSchemaWithReferencesIsRegisteredCheckedShownAndKept() {
    String money = subject + "-money";
    String reference = "M=" + money + ":1";
    folder.schemas(
        "register", money, folder.write("m", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}"));
    String order = folder.record("o.avsc", field("m", "M"));

    Run first = folder.schemas("register", subject, order, "--reference", reference);
    Run second = folder.schemas("register", subject, order, "--reference", reference);
    String grown = folder.record("o.avsc", field("m", "M"), field("n", "int"));
    Run refused = folder.schemas("register", subject, grown, "--reference", reference);
    Run delete = folder.schemas("delete", money);

    assertThat(first.out()).startsWith("registered %s, version 1, id ".formatted(subject));
    assertThat(second.out()).startsWith(subject + " has it already: version 1, id ");
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("FIELD_ADDED_WITHOUT_DEFAULT at R.n: int", "version 1");
    assertThat(folder.schemas("show", subject).err()).contains("refers to " + reference);
    assertThat(delete.code()).isEqualTo(6);
    assertThat(delete.errLines().get(0)).contains("There are subjects referencing " + money);
  }

  @Test
  void aSchemaIsHeldToItsSubjectWithTheRegistrysOwnVerdict() {
    folder.schemas("register", subject, file);
    String optional = folder.record("b.avsc", field("a", "int"), field("n", "int", "0"));
    String required = folder.record("c.avsc", field("a", "int"), field("n", "int"));

    Run compatible = folder.schemas("check", optional, "--subject", subject);
    Run incompatible = folder.schemas("check", required, "--subject", subject);

    assertThat(compatible.code()).isZero();
    assertThat(compatible.outLines()).hasSize(2);
    assertThat(compatible.outLines().get(1))
        .matches("\\S+b.avsc +%s@1 +BACKWARD +compatible".formatted(subject));
    assertThat(compatible.errLines())
        .containsExactly("1 compared, 0 incompatible, 0 new, 0 failed");
    assertThat(incompatible.code()).isEqualTo(6);
    assertThat(incompatible.out())
        .contains(
            "%s against %s@1:".formatted(required, subject),
            "FIELD_ADDED_WITHOUT_DEFAULT at R.n: int (breaks backward)");
    assertThat(incompatible.errLines())
        .containsExactly("1 compared, 1 incompatible, 0 new, 0 failed");
  }

  @Test
  void aSchemaInAnotherLayoutIsThereAlready() {
    folder.schemas("register", subject, file);
    String spaced =
        folder.write(
            "b.avsc",
            "{'name': 'R',\n  'type': 'record', 'fields': [\n{'type': 'int', 'name': 'a'}]}");

    assertThat(folder.schemas("register", subject, spaced).out())
        .startsWith(subject + " has it already: version 1");
  }

  @Test
  void noneForASubjectIsNotKeptAndThatIsSaid() {
    folder.schemas("register", subject, file);

    Run run = folder.schemas("level", subject, "NONE");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            ("admin-tools: the registry took NONE for %s, and goes on holding it to BACKWARD, the"
                    + " level of the registry: Apicurio knows no NONE for one subject, only for"
                    + " all, with --default")
                .formatted(subject));
  }

  @Test
  void aLevelIsKeptAndResetAndListed() {
    folder.schemas("register", subject, file);

    folder.schemas("level", subject, "FULL");
    Run list = folder.schemas("list", "--details", "--pattern", subject);
    folder.schemas("level", subject, "--reset");

    assertThat(list.outLines().get(1)).matches(subject + " +1 +1 +\\d+ +FULL");
    assertThat(folder.schemas("level", subject).outLines())
        .containsExactly(subject + " is held to BACKWARD, the registry's default");
  }

  @Test
  void deletionIsFirstSoftAndThenForGood() {
    folder.schemas("register", subject, file);

    Run tooEarly = folder.schemas("delete", subject, "--permanent");
    folder.schemas("delete", subject);
    Run again = folder.schemas("delete", subject);
    Run deleted = folder.schemas("list", "--deleted", "--pattern", subject);
    Run forGood = folder.schemas("delete", subject, "--permanent");
    Run gone = folder.schemas("delete", subject);

    assertThat(tooEarly.errLines().get(0)).contains("is not deleted yet");
    assertThat(again.errLines().get(0)).contains("is deleted already");
    assertThat(deleted.outLines()).containsExactly(subject);
    assertThat(forGood.outLines())
        .containsExactly("delete for good %s: version 1".formatted(subject));
    assertThat(gone.errLines().get(0)).contains("the registry has no subject");
  }
}
