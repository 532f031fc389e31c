package io.millrace.admin.command.plan;

import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Hazard;
import io.millrace.admin.plan.Plan;
import io.millrace.app.cli.AppException;
import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that lets risky changes through. */
public final class AllowOption {
  private static final List<String> WORDS =
      Arrays.stream(Hazard.values()).map(Hazard::toString).toList();

  @Option(
      names = "--allow",
      paramLabel = "KIND",
      split = ",",
      converter = Converter.class,
      completionCandidates = Candidates.class,
      description =
          "Let risky changes of this kind through: ${COMPLETION-CANDIDATES}. What is refused names"
              + " the kinds that it needs.")
  private List<Hazard> allowed = new ArrayList<>();

  /**
   * Lets the plan through.
   *
   * @throws AppException when the plan has a risky change of a kind that isn't allowed
   */
  public void check(Plan plan) {
    List<Change> refused =
        plan.risky().stream().filter(change -> !allowed.containsAll(change.hazards())).toList();
    if (!refused.isEmpty()) {
      throw AppException.usage(
          "nothing is changed, as this needs a word of yours: "
              + refused.stream().map(AllowOption::question).collect(Collectors.joining("; "))
              + "; to go on, add --allow "
              + refused.stream()
                  .flatMap(change -> change.hazards().stream())
                  .filter(hazard -> !allowed.contains(hazard))
                  .distinct()
                  .map(Hazard::toString)
                  .collect(Collectors.joining(",")));
    }
  }

  private static String question(Change change) {
    return "%s of %s, %s, is %s (%s)"
        .formatted(
            change.action(), change.resource(), change.summary(), change.risk(), change.reason());
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<Hazard> {
    @Override
    public Hazard convert(String word) {
      return Arrays.stream(Hazard.values())
          .filter(hazard -> hazard.toString().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\" is no kind of risk%s".formatted(word, alternatives(word))));
    }

    private static String alternatives(String word) {
      String nearest = NearestName.hint(word, WORDS);
      return nearest.isEmpty() ? "; there are " + String.join(", ", WORDS) : nearest;
    }
  }

  /** For picocli. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }
}
