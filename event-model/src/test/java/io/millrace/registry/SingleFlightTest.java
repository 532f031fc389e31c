package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SingleFlight<String, Integer> flight = new SingleFlight<>();
  private final CountDownLatch led = new CountDownLatch(1);
  private final CountDownLatch landing = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aCallThatFailedIsMadeAgainByTheNext() {
    assertThatThrownBy(
            () ->
                flight.run(
                    "k",
                    Deadline.never(),
                    () -> {
                      throw new IllegalStateException("down");
                    }))
        .hasMessage("down");

    assertThat(flight.run("k", Deadline.never(), () -> 7)).isEqualTo(7);
  }

  @Test
  void thoseWhoWaitGetTheFailureOfTheCall() throws Exception {
    Future<Integer> leader =
        threads.submit(
            () ->
                flight.run(
                    "k",
                    Deadline.never(),
                    () -> {
                      hold();
                      throw new IllegalStateException("down");
                    }));
    led.await();
    FutureTask<Integer> follower = following(Deadline.never());
    landing.countDown();

    for (Future<Integer> each : List.of(leader, follower)) {
      assertThatThrownBy(each::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("down");
    }
  }

  @Test
  void anInterruptOfOneWhoWaitsIsTheirsAlone() throws Exception {
    Future<Integer> leader = lead();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> flight.run("k", Deadline.never(), () -> 8))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
    landing.countDown();
    assertThat(leader.get()).isEqualTo(7);
  }

  @Test
  void anInterruptOfTheOneWhoCallsLetsTheNextMakeTheCall() throws Exception {
    Future<Integer> leader = lead();
    FutureTask<Integer> follower = following(Deadline.never());

    leader.cancel(true);

    assertThat(follower.get()).isEqualTo(8);
  }

  @Test
  void noOneWaitsLongerThanTheyMay() throws Exception {
    Future<Integer> leader = lead();

    assertThatThrownBy(() -> flight.run("k", Deadline.in(Duration.ZERO), () -> 8))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessage("no answer in time to what another thread is asking");
    landing.countDown();
    assertThat(leader.get()).isEqualTo(7);
  }

  /** A call that gives 7 once it may land. */
  private Future<Integer> lead() throws InterruptedException {
    Future<Integer> leader =
        threads.submit(
            () ->
                flight.run(
                    "k",
                    Deadline.never(),
                    () -> {
                      hold();
                      return 7;
                    }));
    led.await();
    return leader;
  }

  /** A thread that wants the same, and would give 8; waits until it waits. */
  private FutureTask<Integer> following(Deadline deadline) {
    FutureTask<Integer> task = new FutureTask<>(() -> flight.run("k", deadline, () -> 8));
    Thread thread = new Thread(task, "follower");
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
    return task;
  }

  private void hold() {
    led.countDown();
    try {
      landing.await();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
