package io.millrace.producer.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Writes a {@link RejectFile}, which is made with the first refused input. For one thread; the
 * caller closes it. What can't be written is an {@link AppException} that names the file.
 */
final class RejectLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<RejectFile> file;
  private FileChannel channel;
  private boolean dirty;
  private long length;

  RejectLog(Optional<RejectFile> file) {
    this.file = file;
  }

  /**
   * Goes on where a run left the file. When that run didn't come to its end, what it wrote behind
   * its last commit is cut, for that is refused again. When it did, whatever is there now is
   * somebody's who mends it, or another import's, and stays; so does a file that is shorter.
   *
   * @param state of the position; null when no run left it
   */
  void resume(String state) {
    if (file.isEmpty()) {
      return;
    }
    close();
    try {
      long size = Files.exists(path()) ? Files.size(path()) : 0;
      long left = state == null ? Long.MAX_VALUE : left(state);
      length = Math.min(size, left);
      if (size > left) {
        open();
        channel.truncate(left);
        dirty = true;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private long left(String state) {
    try {
      JsonNode node = JSON.readTree(state);
      boolean same =
          node.path("open").asBoolean() && node.path("path").asText().equals(path().toString());
      return same ? node.path("length").asLong(Long.MAX_VALUE) : Long.MAX_VALUE;
    } catch (JsonProcessingException e) {
      throw AppException.failed("the position of the rejects can't be read: " + state, e);
    }
  }

  /**
   * Adds an input.
   *
   * @param raw empty when its text isn't at hand
   */
  void add(List<Refusal> refusals, byte[] raw) {
    if (file.isEmpty()) {
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (length == 0) {
      comment(text, "rejects of " + file.get().source());
      if (!file.get().header().get().isEmpty()) {
        text.writeBytes((file.get().header().get() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    refusals.forEach(refusal -> comment(text, refusal.toString()));
    text.writeBytes(raw);
    if (raw.length > 0 && raw[raw.length - 1] != '\n') {
      text.write('\n');
    }
    write(text.toByteArray());
  }

  private static void comment(ByteArrayOutputStream text, String line) {
    text.writeBytes(
        (RejectFile.COMMENT + line.replaceAll("\\s*\\R\\s*", " ") + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes) {
    try {
      open();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        length += channel.write(buffer, length);
      }
      dirty = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void open() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /**
   * Makes sure that all of it is on the disk.
   *
   * @param last whether nothing more is added by this run
   * @return how long it is; empty without a file
   */
  Optional<Position> sync(boolean last) {
    try {
      if (dirty) {
        channel.force(true);
        dirty = false;
      }
    } catch (IOException e) {
      throw failed(e);
    }
    return file.map(known -> new Position(RejectFile.PART, state(!last)));
  }

  private String state(boolean open) {
    return JSON.createObjectNode()
        .put("path", path().toString())
        .put("length", length)
        .put("open", open)
        .toString();
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
        channel = null;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path path() {
    return file.orElseThrow().path();
  }

  private AppException failed(IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission denied"
            : e instanceof NoSuchFileException ? "its folder isn't there" : e.getMessage();
    return AppException.failed(
        "can't write refused input to %s: %s; nothing of it is lost".formatted(path(), why), e);
  }
}
