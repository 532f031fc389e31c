package io.millrace.consumer.command;

import io.millrace.consumer.handle.EventHandler;
import io.millrace.consumer.handle.Outcome;
import io.millrace.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Handlers that tests name on the command line. */
public final class Handlers {
  private Handlers() {}

  /** Takes what comes. */
  public static final class Taking implements EventHandler<String, String> {
    @Override
    public Outcome handle(Event<String, String> event) {
      return Outcome.processed();
    }
  }

  /** What a JVM throws when it can't go on. */
  public static final class Dying implements EventHandler<String, String> {
    @Override
    public Outcome handle(Event<String, String> event) {
      throw new StackOverflowError("too deep");
    }
  }

  /** Gives nothing back. */
  public static final class Silent implements EventHandler<String, String> {
    @Override
    public Outcome handle(Event<String, String> event) {
      return null;
    }
  }

  /** Doesn't say what it takes. */
  public static final class Anything<K, V> implements EventHandler<K, V> {
    @Override
    public Outcome handle(Event<K, V> event) {
      return Outcome.processed();
    }
  }

  /** Can't be made. */
  public static final class Broken implements EventHandler<String, String> {
    public Broken() {
      throw new IllegalStateException("no mail server is set");
    }

    @Override
    public Outcome handle(Event<String, String> event) {
      return Outcome.processed();
    }
  }

  /** Writes a line for each event to a file that outlives the process; fails now and then. */
  public static final class Recording implements EventHandler<String, String> {
    static final String FILE = "millrace.test.ledger";

    private final Path file = Path.of(System.getProperty(FILE));

    @Override
    public Outcome handle(Event<String, String> event) throws IOException, InterruptedException {
      int chance = ThreadLocalRandom.current().nextInt(10);
      if (chance == 0) {
        return Outcome.retry("now and then");
      }
      Thread.sleep(chance * 4L);
      Files.writeString(
          file,
          event.key() + " " + event.value() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return Outcome.processed();
    }
  }
}
