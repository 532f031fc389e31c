package io.millrace.admin.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupDeletionViewTest {

  @Test
  void whatIsDeletedStandsBesideWhatIsNot() {
    assertThat(
            Document.of(
                GroupDeletionView.json(
                    List.of("billing-old"), Map.of("nobody", new Failure(2, "no such group")))))
        .isEqualTo(
            Document.of(
                """
                {"deletions": [{"group": "billing-old", "outcome": "confirmed"}],
                 "failures": [{"resource": "nobody", "error": "no such group", "exitCode": 2}]}
                """));
  }
}
