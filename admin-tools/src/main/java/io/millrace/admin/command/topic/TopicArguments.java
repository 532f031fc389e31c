package io.millrace.admin.command.topic;

import io.millrace.admin.topic.TopicSelection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which topics a command is for. */
final class TopicArguments {
  @Parameters(paramLabel = "TOPIC", arity = "0..*", description = "Names, taken literally.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "In place of names: all topics whose whole name matches.")
  private String pattern;

  TopicSelection selection() {
    return TopicSelection.of(names, pattern);
  }
}
