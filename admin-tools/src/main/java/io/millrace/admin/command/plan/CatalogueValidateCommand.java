package io.millrace.admin.command.plan;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.CatalogueException;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong with a catalogue. */
@Command(
    name = "validate",
    description = {
      "Say what is wrong with a catalogue: all of it at once, each problem with its place.",
      "Asks neither a cluster nor a registry. Exits with 2 when anything is wrong."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  admin-tools catalogue validate --catalogue shop.yaml --overlay production.yaml")
public final class CatalogueValidateCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private CatalogueOption option;
  @Mixin private OutputOption output;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try {
      Catalogue catalogue = option.load();
      out.println(
          output.isJson() ? CatalogueView.json(catalogue) : CatalogueView.summary(catalogue));
      return ExitCode.DONE;
    } catch (CatalogueException e) {
      if (output.isJson()) {
        out.println(CatalogueView.json(e.problems()));
      } else {
        e.problems().forEach(command.commandLine().getErr()::println);
      }
      throw AppException.usage(CatalogueOption.count(e));
    }
  }
}
