package io.millrace.consumer.command;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.ConnectionOptions;
import io.millrace.consumer.handle.EventHandler;
import io.millrace.consumer.handle.EventProcessor;
import io.millrace.event.EventTopic;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Handles events by a class of the user's. */
@Command(
    name = "run",
    description = {
      "Handle events by a class of your own, as a member of a group, until Ctrl-C or the end.",
      "Events of a key are handled in their order, those of different keys side by side. What fails"
          + " for good goes to a dead-letter topic, whence admin-tools records replay brings it back."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The class is found by MILLRACE_CLASSPATH, which has its jar and what else it needs.",
      "kill -CONT shows what each partition waits for.",
      "",
      "Example:",
      "  consumer-app run orders --handler com.acme.Mailer --group mailer"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private HandleOptions options;

  @Parameters(paramLabel = "TOPIC", arity = "1..*", description = "The topics to read.")
  private List<String> topics;

  @Option(
      names = "--handler",
      paramLabel = "CLASS",
      required = true,
      description = "A public class that implements EventHandler<K, V>.")
  private String handler;

  @Spec private CommandSpec command;

  private final Stop stop;

  RunCommand(Stop stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    var settings = options.settings();
    var metrics = options.metrics();
    HandlerClass found = HandlerClass.find(handler);
    boolean atEnd;
    try (RunTelling telling = new RunTelling(command.commandLine().getErr(), metrics.isPresent())) {
      try (EventProcessor processor =
          EventProcessor.open(
              connection.resolve(), events(found), settings, made(found), telling)) {
        stop.onRequest(processor::stop);
        telling.start(processor, metrics);
        atEnd = processor.run();
      } finally {
        telling.tellSum();
      }
    }
    return atEnd ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }

  @SuppressWarnings("unchecked") // the types are those that the class itself says
  private static EventHandler<Object, Object> made(HandlerClass found) {
    return (EventHandler<Object, Object>) found.create();
  }

  private List<EventTopic<?, ?>> events(HandlerClass found) {
    return topics.stream()
        .distinct()
        .<EventTopic<?, ?>>map(name -> EventTopic.of(name, found.keyType(), found.valueType()))
        .toList();
  }
}
