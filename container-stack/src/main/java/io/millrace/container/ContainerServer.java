package io.millrace.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import io.millrace.local.LocalStackException;
import io.millrace.local.Server;
import io.millrace.local.Startup;
import java.time.Duration;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;

/** A server that is a container, which Testcontainers has created and removes. */
final class ContainerServer implements Server {
  private static final int STOP_SECONDS = 8;

  private final GenericContainer<?> container;
  private final Duration startDeadline;
  private final Consumer<Startup> readiness;

  /**
   * @param readiness waits until it answers
   */
  ContainerServer(
      GenericContainer<?> container, Duration startDeadline, Consumer<Startup> readiness) {
    this.container = container;
    this.startDeadline = startDeadline;
    this.readiness = readiness;
  }

  @Override
  public void start() {
    if (!isRunning()) {
      docker().startContainerCmd(id()).exec();
      readiness.accept(
          new Startup(startDeadline, this::checkRunning, "look into 'docker logs " + id() + "'"));
    }
  }

  @Override
  public void stop() {
    docker().stopContainerCmd(id()).withTimeout(STOP_SECONDS).exec();
  }

  @Override
  public void kill() {
    docker().killContainerCmd(id()).exec();
  }

  @Override
  public void pause() {
    if (!isPaused()) {
      docker().pauseContainerCmd(id()).exec();
    }
  }

  @Override
  public void resume() {
    if (isPaused()) {
      docker().unpauseContainerCmd(id()).exec();
    }
  }

  GenericContainer<?> container() {
    return container;
  }

  /** Throws what it said last when it has ended. */
  void checkRunning() {
    if (!isRunning()) {
      String lastWords =
          container.getLogs().lines().reduce((first, next) -> next).orElse("it said nothing");
      throw new LocalStackException(
          "a container of %s stopped while starting: %s"
              .formatted(container.getDockerImageName(), lastWords));
    }
  }

  private boolean isRunning() {
    return Boolean.TRUE.equals(state().getRunning());
  }

  private boolean isPaused() {
    return Boolean.TRUE.equals(state().getPaused());
  }

  private ContainerState state() {
    return docker().inspectContainerCmd(id()).exec().getState();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private String id() {
    return container.getContainerId();
  }
}
