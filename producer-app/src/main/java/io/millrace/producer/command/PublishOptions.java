package io.millrace.producer.command;

import io.millrace.app.cli.GlobalOptions;
import io.millrace.app.connect.Connection;
import io.millrace.app.connect.ConnectionOptions;
import picocli.CommandLine.Mixin;

/** What all commands that publish have: where to, how, and how far. */
final class PublishOptions {
  @Mixin
  @SuppressWarnings("unused") // Program looks for it
  private GlobalOptions global;

  @Mixin private ConnectionOptions connection;
  @Mixin private TargetOptions target;
  @Mixin private RunOptions run;

  /** The connection of the options and of what they fall back to. */
  Connection connect() {
    return connection.resolve();
  }

  TargetOptions target() {
    return target;
  }

  RunOptions run() {
    return run;
  }
}
