package io.millrace.container;

import io.millrace.local.LocalStackException;
import io.millrace.local.OwnStack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.StackStarter;
import org.testcontainers.DockerClientFactory;

/** Starts stacks in containers, which end with this process where Testcontainers' Ryuk runs. */
public final class ContainerStarter implements StackStarter {
  /**
   * {@inheritDoc}
   *
   * @throws LocalStackException when no Docker engine answers, a container doesn't start, or the
   *     start deadline passes
   */
  @Override
  public OwnStack start(StackOptions options) {
    if (options.data().isPresent()) {
      throw new IllegalArgumentException("containers keep no data: choose no folder");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new LocalStackException(
          "no Docker engine answers: start one, or test without -Dmillrace.stack=containers");
    }
    return ContainerStack.start(options);
  }
}
