package io.millrace.app.context;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Writes which context of a file is the current one, and leaves all else as it stands there. */
public final class CurrentContext {
  private CurrentContext() {}

  /**
   * Makes a context the current one. The file is replaced in one step.
   *
   * @throws AppException when there is no such context, or the file can't be read or written
   */
  public static void set(Path file, String name) {
    Contexts.read(file).get(name);
    String text = changed(Contexts.text(file), name);
    try {
      // Not a link to it.
      Path real = file.toRealPath();
      Path aside = Files.createTempFile(real.getParent(), "contexts", ".yaml");
      try {
        Files.writeString(aside, text);
        if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(real));
        }
        Files.move(
            aside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw AppException.failed("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String changed(String yaml, String name) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow();
    MappingNode mapping = (MappingNode) root;
    for (NodeTuple entry : mapping.getValue()) {
      if (((ScalarNode) entry.getKeyNode()).getValue().equals(ContextsReader.CURRENT)) {
        Node value = entry.getValueNode();
        return yaml.substring(0, offset(yaml, value.getStartMark()))
            + name
            + yaml.substring(offset(yaml, value.getEndMark()));
      }
    }
    int start = offset(yaml, mapping.getStartMark());
    String entry = ContextsReader.CURRENT + ": " + name;
    return mapping.getFlowStyle() == FlowStyle.FLOW
        ? yaml.substring(0, start + 1) + entry + ", " + yaml.substring(start + 1)
        : yaml.substring(0, start) + entry + "\n" + yaml.substring(start);
  }

  /** Marks count code points. */
  private static int offset(String yaml, Optional<Mark> mark) {
    return yaml.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
