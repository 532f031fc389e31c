package io.millrace.admin.command.topic;

import io.millrace.admin.topic.TopicSelection;
import io.millrace.app.cli.AppException;
import picocli.CommandLine.Option;

/** Whether changes are made or only shown. */
final class PreviewOptions {
  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--execute",
      description = "Do it also for a --pattern, which else only shows what would be done.")
  private boolean execute;

  /**
   * @throws AppException when both are wanted
   */
  boolean isPreview(TopicSelection selection) {
    if (dryRun && execute) {
      throw AppException.usage("--dry-run and --execute exclude each other: give one");
    }
    return dryRun || (selection.pattern().isPresent() && !execute);
  }
}
