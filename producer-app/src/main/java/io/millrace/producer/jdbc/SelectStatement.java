package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One query, and the queries around it.
 *
 * @param text as its user wrote it, without what ends it
 * @param marked for a prepared statement: question marks of its own are doubled
 */
record SelectStatement(String text, String marked) {
  /** What nothing in it means anything to us: literals, quoted names, comments. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "(?s)\\b[eE]'(?:[^'\\\\]++|''|\\\\.)*+'|'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|--[^\\r\\n]*+"
              + "|/\\*.*?\\*/|(?<!\\w)\\$((?:[A-Za-z_]\\w*)?)\\$.*?\\$\\1\\$|[^\\s]");

  private static final Pattern READS = Pattern.compile("(?i)\\(*\\s*(select|with|values|table)\\b");

  /** Checks that it is one query, and that it reads. */
  static SelectStatement parse(String sql, boolean doubleMarks) {
    StringBuilder marked = new StringBuilder();
    int end = -1;
    int first = -1;
    Matcher matcher = OPAQUE.matcher(sql);
    int copied = 0;
    while (matcher.find()) {
      boolean code = !matcher.group().startsWith("--") && !matcher.group().startsWith("/*");
      boolean semicolon = matcher.group().equals(";");
      if (code && end >= 0 && !semicolon) {
        throw AppException.usage("the SQL has more than one statement: give one query");
      }
      if (code && first < 0) {
        first = matcher.start();
      }
      if (semicolon && end < 0) {
        end = matcher.start();
        marked.append(sql, copied, end);
      } else if (matcher.group().equals("?") && end < 0 && doubleMarks) {
        marked.append(sql, copied, matcher.end()).append('?');
        copied = matcher.end();
      }
    }
    if (end < 0) {
      end = sql.length();
      marked.append(sql, copied, end);
    }
    if (first < 0 || !READS.matcher(sql).region(first, sql.length()).lookingAt()) {
      throw AppException.usage(
          "the SQL isn't a query: it has to begin with select, with or values");
    }
    return new SelectStatement(sql.substring(0, end), marked.toString());
  }

  /** What marks the query and its growing column, whatever the database. */
  String digest(String column) {
    try {
      byte[] bytes = (text.strip() + "\n" + column).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** What it gives as a table {@code q}; the line end closes a comment in its last line. */
  String from() {
    return " from (" + marked + "\n) q ";
  }
}
