package io.millrace.help;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a line as a shell would run them, each as its words. Knows what examples need:
 * quotes, also with {@code $(...)}, pipes, {@code && || ;}, {@code <(...)} and redirections.
 */
final class ShellWords {
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private StringBuilder word;

  private ShellWords() {}

  static List<List<String>> of(String line) {
    ShellWords words = new ShellWords();
    words.read(line);
    return words.commands;
  }

  private void read(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (quote == '"' && line.startsWith("$(", i)) {
          int end = line.indexOf(')', i);
          commands.addAll(of(line.substring(i + 2, end)));
          i = end;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        word = word == null ? new StringBuilder() : word;
      } else if (c == ' ') {
        endWord();
      } else if ("|&;()<>".indexOf(c) >= 0) {
        if ((c == '<' || c == '>') && word != null && word.toString().matches("\\d")) {
          // The number of what is redirected.
          word = null;
        }
        endCommand();
      } else {
        word = (word == null ? new StringBuilder() : word).append(c);
      }
    }
    endCommand();
  }

  private void endWord() {
    if (word != null) {
      words.add(word.toString());
      word = null;
    }
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }
}
