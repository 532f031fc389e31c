package io.millrace.admin.command.topic;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.command.plan.AllowOption;
import io.millrace.admin.edit.Alteration;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicSelection;
import io.millrace.admin.topic.TopicShape;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds partitions to topics, and sets or resets configs of theirs. */
@Command(
    name = "alter",
    description = {
      "Add partitions to topics, and set or reset configs of theirs.",
      "What can cost events or their order needs --allow with the word that the refusal names. To"
          + " run it again is safe: it makes what is missing."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools topics alter orders --set retention.ms=604800000 --reset segment.bytes")
public final class TopicsAlterCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private TopicArguments topics;
  @Mixin private ConfigOptions configs;
  @Mixin private AllowOption allow;
  @Mixin private PreviewOptions preview;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Option(
      names = "--partitions",
      paramLabel = "NUMBER",
      description = "How many there are to be, at least as many as now.")
  private Integer partitions;

  @Option(
      names = "--reset",
      paramLabel = "CONFIG",
      split = ",",
      description = "Let a config fall back to the value of the brokers.")
  private Set<String> reset = new LinkedHashSet<>();

  @Override
  public Integer call() {
    TopicSelection selection = topics.selection();
    boolean previews = preview.isPreview(selection);
    OptionalInt total = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    Alteration alteration = new Alteration(total, configs.set(), reset);
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      TopicInspector inspector = cluster.inspector();
      Found<TopicShape> found = inspector.shapes(selection.resolve(inspector));
      Proposal asked = alteration.propose(found, inspector.keys(alteration.growing(found)));
      Proposal proposal = new Proposal(cluster.weigh(asked.plan()), asked.refused());
      ProposalRun run = new ProposalRun(command, output);
      if (previews) {
        return run.preview(proposal);
      }
      allow.check(proposal.plan());
      return run.make(cluster, proposal);
    }
  }
}
