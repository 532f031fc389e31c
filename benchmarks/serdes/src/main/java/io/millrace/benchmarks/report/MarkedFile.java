package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of which the part between two marked lines is made by a program. */
record MarkedFile(Path file) {
  static final String BEGIN = "<!-- made by benchmarks/serdes.sh --write -->\n";
  static final String END = "<!-- end of what is made -->\n";

  /**
   * Puts a text between the marks.
   *
   * @throws IllegalStateException when the file lacks one of them
   */
  void replace(String text) throws IOException {
    String old = Files.readString(file);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          "%s needs the line %sand below it the line %s".formatted(file, BEGIN, END));
    }
    Files.writeString(file, old.substring(0, begin + BEGIN.length()) + text + old.substring(end));
  }
}
