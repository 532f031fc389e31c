package io.millrace.admin.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.Document;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletionViewTest {

  @Test
  void whatIsOnlyShownIsProposedWithoutVersions() {
    assertThat(Document.of(DeletionView.json(List.of("orders-value", "customers-value"))))
        .isEqualTo(
            Document.of(
                """
                {"deletions": [{"subject": "orders-value", "outcome": "proposed"},
                               {"subject": "customers-value", "outcome": "proposed"}],
                 "failures": []}
                """));
  }

  @Test
  void whatIsDeletedHasItsVersionsBesideWhatFailed() {
    Found<List<Integer>> found =
        new Found<>(
            Map.of("orders-value", List.of(1, 3)),
            Map.of("money", new Failure(6, "other subjects refer to it")));

    assertThat(Document.of(DeletionView.json(found)))
        .isEqualTo(
            Document.of(
                """
                {"deletions": [
                   {"subject": "orders-value", "outcome": "confirmed", "versions": [1, 3]}],
                 "failures": [
                   {"resource": "money", "error": "other subjects refer to it", "exitCode": 6}]}
                """));
  }
}
