package io.millrace.admin.command.topic;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.edit.Deletion;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicSelection;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes topics with all their events. */
@Command(
    name = "delete",
    description = {
      "Delete topics with all their events.",
      "Names are literal. A pattern only shows what it would delete, unless --execute is there."
          + " Topics that groups read now stay, and Kafka's own always do."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics delete --pattern 'test-.*'")
public final class TopicsDeleteCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private TopicArguments topics;
  @Mixin private PreviewOptions preview;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(names = "--allow-active-groups", description = "Also topics that groups read now.")
  private boolean allowActiveGroups;

  @Override
  public Integer call() {
    TopicSelection selection = topics.selection();
    boolean previews = preview.isPreview(selection);
    Deletion deletion = new Deletion(allowActiveGroups);
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      TopicInspector inspector = cluster.inspector();
      Proposal proposal = deletion.propose(inspector.details(selection.resolve(inspector)));
      ProposalRun run = new ProposalRun(command, output);
      return previews ? run.preview(proposal) : run.make(cluster, proposal);
    }
  }
}
