package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.producer.file.FileRows;
import io.millrace.producer.file.FileSettings;
import io.millrace.producer.file.StandardInput;
import io.millrace.producer.input.Source;
import io.millrace.producer.jdbc.QueryRows;
import io.millrace.producer.jdbc.QuerySettings;
import io.millrace.producer.row.RowReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an import reads, opened again wherever a run has to go on. */
final class Reading {
  /** Opens what is read, behind positions. */
  @FunctionalInterface
  private interface Opener {
    RowReader open(Map<String, String> positions);
  }

  private final String name;
  private final boolean readTwice;
  private final Opener opener;
  private String header = "";

  private Reading(String name, boolean readTwice, Opener opener) {
    this.name = name;
    this.readTwice = readTwice;
    this.opener = opener;
  }

  /**
   * Files. Looks at the first of them, so that a name that is wrong is told before a cluster is
   * asked for anything.
   *
   * @param stop ends the wait for a pipe
   * @throws AppException when it can't be read
   */
  static Reading of(FileSettings settings, Stop stop) {
    StandardInput stdin = StandardInput.of(System.in, stop);
    Reading reading =
        new Reading(
            String.join(" ", settings.files()),
            settings.areReadTwice(),
            positions -> FileRows.open(settings, positions, stdin));
    if (reading.readTwice) {
      reading.opener.open(Map.of()).close();
    }
    return reading;
  }

  /**
   * A query.
   *
   * @param resumable whether another run has to go on behind this one
   * @param stop ends what the database works on
   * @param told what can't be promised, as lines
   * @throws AppException when it can't
   */
  static Reading of(QuerySettings settings, boolean resumable, Stop stop, Consumer<String> told) {
    if (resumable) {
      settings.requireResumable();
    }
    return new Reading(
        "the query",
        false,
        positions -> {
          QueryRows rows = QueryRows.open(settings, positions);
          rows.warning().ifPresent(told);
          stop.onRequest(() -> start(rows::cancel));
          return rows;
        });
  }

  /** In a thread of its own, for whoever wishes to stop doesn't wait. */
  private static void start(Runnable cancel) {
    Thread canceller = new Thread(cancel, "cancel the query");
    canceller.setDaemon(true);
    canceller.start();
  }

  /** What is read, as a person calls it. */
  String name() {
    return name;
  }

  /** The line above the rows of CSV; empty before it was opened, and where there is none. */
  String header() {
    return header;
  }

  /**
   * Looks whether a source can be made of what is read; not of a query or of standard input, which
   * are read once.
   */
  void check(Function<RowReader, Source> source) {
    if (readTwice) {
      open(Map.of(), source).close();
    }
  }

  /** A source of what is read; closes it when no source comes of it. */
  Source open(Map<String, String> positions, Function<RowReader, Source> source) {
    RowReader rows = opener.open(positions);
    boolean opened = false;
    try {
      if (rows instanceof FileRows files) {
        header = new String(files.header(), StandardCharsets.UTF_8).stripTrailing();
      }
      Source made = source.apply(rows);
      opened = true;
      return made;
    } finally {
      if (!opened) {
        rows.close();
      }
    }
  }
}
