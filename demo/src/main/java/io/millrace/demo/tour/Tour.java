package io.millrace.demo.tour;

import io.millrace.app.cli.AppException;
import io.millrace.demo.tour.Page.Part;
import io.millrace.demo.tour.Page.ShownFile;
import io.millrace.demo.tour.Page.Statements;
import io.millrace.demo.tour.Page.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a page from top to bottom. */
final class Tour {
  private final Path home;
  private final Place place;
  private final Shell shell;
  private final Database database;
  private final Clock clock;
  private final Instant start;
  private final List<Part> seen = new ArrayList<>();
  private final List<String> lies = new ArrayList<>();

  /**
   * @param home the user's, in which the page's files are
   */
  Tour(Path home, Place place, Shell shell, Database database, Clock clock) {
    this.home = home;
    this.place = place;
    this.shell = shell;
    this.database = database;
    this.clock = clock;
    this.start = clock.instant();
  }

  /**
   * What a run came to.
   *
   * @param page as it was seen; where it says nothing wrong, it is as it was
   * @param lies what the page says and isn't so
   */
  record Result(Page page, List<String> lies) {}

  Result run(Page page) {
    List<Part> parts = page.parts();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part instanceof ShownFile file) {
        write(file);
        seen.add(part);
      } else if (part instanceof Statements statements) {
        database.run(statements.database(), String.join("\n", statements.lines()));
        seen.add(part);
      } else if (part instanceof Step step) {
        run(step, showsCode(parts, i + 1));
      } else {
        seen.add(part);
      }
    }
    return new Result(new Page(seen), List.copyOf(lies));
  }

  /** A failure that the page doesn't show would be a surprise to whoever follows it. */
  private static boolean showsCode(List<Part> parts, int next) {
    return next < parts.size()
        && parts.get(next) instanceof Step step
        && step.script().equals("echo $?");
  }

  private void run(Step step, boolean showsCode) {
    String real = shell.run(place.real(step.script()));
    String output = place.shown(real);
    Printed printed =
        new Printed(
            output.stripTrailing().lines().map(String::stripTrailing).toList(),
            !output.equals(real),
            start,
            clock.instant());
    Optional<String> difference = printed.difference(step.output());
    difference.ifPresent(text -> lie(step, text));
    if (shell.last() != 0 && !showsCode) {
      lie(step, "ends with %d: show it with \"$ echo $?\"".formatted(shell.last()));
    }
    seen.add(difference.isPresent() ? step.withOutput(printed.lines()) : step);
  }

  private void lie(Step step, String what) {
    lies.add("line %d: %s%n%s".formatted(step.line(), step.command().get(0), what));
  }

  private void write(ShownFile file) {
    Path path = home.resolve(file.name().replaceFirst("^~/", "")).normalize();
    if (!path.startsWith(home)) {
      throw AppException.usage("line %d: %s is outside".formatted(file.line(), file.name()));
    }
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, place.real(String.join("\n", file.lines()) + "\n"));
    } catch (IOException e) {
      throw AppException.failed("cannot write " + path + ": " + e.getMessage(), e);
    }
  }
}
