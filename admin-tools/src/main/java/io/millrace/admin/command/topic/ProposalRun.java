package io.millrace.admin.command.topic;

import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.command.plan.PlanView;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Program;
import io.millrace.app.render.Style;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** Shows or makes what was proposed for topics, and says what came of each. */
final class ProposalRun {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Style style;

  ProposalRun(CommandSpec command, OutputOption output) {
    this.out = command.commandLine().getOut();
    this.err = command.commandLine().getErr();
    this.json = output.isJson();
    this.style = Program.style(command.commandLine());
  }

  /** Shows what would be done, and gives the exit code of what can't be. */
  int preview(Proposal proposal) {
    if (json) {
      out.println(ProposalView.json(proposal));
    } else {
      out.println(PlanView.table(proposal.plan(), style));
      complain(proposal);
      err.println("nothing is changed: this is what would be");
    }
    return Found.exitCode(proposal.refused().values());
  }

  /** Makes the changes, and gives the highest exit code of all failures. */
  int make(Cluster cluster, Proposal proposal) {
    Plan plan = proposal.plan();
    if (!json) {
      complain(proposal);
      if (plan.isEmpty() && proposal.refused().isEmpty()) {
        out.println(PlanView.table(plan, style));
      }
    }
    Consumer<Outcome> listener = json ? outcome -> {} : this::print;
    List<Outcome> outcomes = plan.isEmpty() ? List.of() : cluster.apply(plan, listener);
    List<Failure> failures = new ArrayList<>(proposal.refused().values());
    outcomes.forEach(outcome -> outcome.failure().ifPresent(failures::add));
    if (json) {
      out.println(ProposalView.json(outcomes, proposal.refused()));
    } else if (!plan.isEmpty() || !failures.isEmpty()) {
      long confirmed = outcomes.stream().filter(Outcome::isConfirmed).count();
      err.println("%d confirmed, %d failed".formatted(confirmed, failures.size()));
    }
    return Found.exitCode(failures);
  }

  private void complain(Proposal proposal) {
    FailuresView.lines(proposal.refused()).forEach(err::println);
  }

  private void print(Outcome outcome) {
    String line = PlanView.line(outcome.change());
    outcome
        .failure()
        .ifPresentOrElse(
            failure -> err.println(line + ": " + failure.line()), () -> out.println(line));
  }
}
