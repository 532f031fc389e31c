package io.millrace.producer.command;

import io.millrace.app.cli.Stop;
import io.millrace.app.pace.Pace;
import io.millrace.producer.example.OrderCsv;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Publish the orders of a CSV file, and their customers.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  producer-app import examples/superstore.csv"})
final class ImportCommand implements Callable<Integer> {
  @Mixin private PublishOptions publish;

  @Parameters(paramLabel = "FILE", description = "One line a product of an order, in UTF-8.")
  private Path file;

  private final Stop stop;

  ImportCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    try (OrderCsv source = OrderCsv.open(file)) {
      return publish.run("import", source, Pace.flatOut(), Long.MAX_VALUE, stop);
    }
  }
}
