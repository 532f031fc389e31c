package io.millrace.admin.command.topic;

import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.edit.Creation;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Cluster;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.ConnectionOptions;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates topics that are all alike. */
@Command(
    name = "create",
    description = {
      "Create topics that are all alike.",
      "Each is reported when the brokers show it. For topics that differ, or with schemas, write a"
          + " catalogue and apply it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  admin-tools topics create payments refunds --partitions 6 --set retention.ms=86400000")
public final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOption output;
  @Mixin private ConfigOptions configs;
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "TOPIC", arity = "1..*", description = "The names of the new topics.")
  private List<String> names;

  @Option(
      names = "--partitions",
      paramLabel = "NUMBER",
      required = true,
      description = "How many each is to have.")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "NUMBER",
      description = "Copies of each partition; else as many as the brokers make by default.")
  private Short replication;

  @Option(names = "--if-absent", description = "Leave a topic alone that is there already.")
  private boolean ifAbsent;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Creation creation =
        new Creation(partitions, Optional.ofNullable(replication), configs.set(), ifAbsent);
    try (Cluster cluster = Cluster.open(connection.resolve())) {
      Proposal proposal =
          creation.propose(
              new LinkedHashSet<>(names), new HashSet<>(cluster.inspector().allNames()));
      ProposalRun run = new ProposalRun(command, output);
      return dryRun ? run.preview(proposal) : run.make(cluster, proposal);
    }
  }
}
