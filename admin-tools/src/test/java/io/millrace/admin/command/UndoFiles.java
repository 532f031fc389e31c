package io.millrace.admin.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Undo files as only another cluster would have written them. */
final class UndoFiles {
  private UndoFiles() {}

  static Path ofCluster(String cluster, String text, Path file)
      throws IOException, GeneralSecurityException {
    ObjectNode document = (ObjectNode) new ObjectMapper().readTree(text);
    ObjectNode undo = (ObjectNode) document.path("undo");
    undo.put("cluster", cluster);
    byte[] sum =
        MessageDigest.getInstance("SHA-256")
            .digest(undo.toString().getBytes(StandardCharsets.UTF_8));
    document.put("sha256", HexFormat.of().formatHex(sum));
    return Files.writeString(file, document.toPrettyString());
  }
}
