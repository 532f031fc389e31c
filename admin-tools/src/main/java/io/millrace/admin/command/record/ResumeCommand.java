package io.millrace.admin.command.record;

import io.millrace.app.read.OffsetsConverter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that goes on where another has stopped. */
final class ResumeCommand {
  private static final Set<String> REPLACED =
      Set.of("--from", "--from-offsets", "--tail", "--partition");

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ResumeCommand() {}

  /**
   * The same command from other offsets.
   *
   * @param program its name
   * @param arguments as they were given
   */
  static String of(String program, List<String> arguments, SortedMap<Integer, Long> next) {
    List<String> words = new ArrayList<>(List.of(program));
    Iterator<String> given = arguments.iterator();
    while (given.hasNext()) {
      String word = given.next();
      if (REPLACED.contains(word)) {
        given.next();
      } else if (!REPLACED.contains(word.replaceFirst("=.*", ""))) {
        words.add(word);
      }
    }
    words.add("--from-offsets");
    words.add(OffsetsConverter.text(next));
    return words.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" "));
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
