package io.millrace.admin.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a replay was started with, short enough to be kept with every offset of it. */
record Fingerprint(String source, String target, String filter) {
  private static final int LENGTH = 16;

  static Fingerprint of(String source, String target, String filter) {
    return new Fingerprint(digest(source), digest(target), digest(filter));
  }

  /** In what it isn't another, in the words of the command line. */
  List<String> differences(Fingerprint other) {
    List<String> differences = new ArrayList<>();
    if (!source.equals(other.source)) {
      differences.add("source");
    }
    if (!target.equals(other.target)) {
      differences.add("target");
    }
    if (!filter.equals(other.filter)) {
      differences.add("filter");
    }
    return differences;
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
