package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file as it is read: its bytes on the disk, and its content, unpacked.
 *
 * @param source what counts the bytes on the disk
 */
record OpenFile(InputFile file, FileSettings settings, ByteSource source, InputStream unpacked)
    implements AutoCloseable {

  static OpenFile open(InputFile file, FileSettings settings, StandardInput stdin) {
    ByteSource source = file.open(settings.follow(), stdin);
    try {
      Packing packing = Packing.of(source);
      if (settings.follow() && packing != Packing.PLAIN) {
        throw AppException.usage(
            file.shown() + " is compressed and can't be followed: follow what it is made from");
      }
      return new OpenFile(file, settings, source, packing.unpack(source));
    } catch (IOException e) {
      closeAfter(source);
      throw Packing.failure(file.shown(), e);
    } catch (AppException e) {
      closeAfter(source);
      throw e;
    }
  }

  private static void closeAfter(ByteSource source) {
    try {
      source.close();
    } catch (IOException e) {
      // What failed first is told.
      return;
    }
  }

  /** The lines of its text, in UTF-8. */
  TextLines lines(LineScanner scanner) {
    try {
      return new TextLines(file.shown(), utf8(), scanner, settings.maxLineBytes());
    } catch (IOException e) {
      throw Packing.failure(file.shown(), e);
    }
  }

  private InputStream utf8() throws IOException {
    ByteSource content = unpacked instanceof ByteSource plain ? plain : new ByteSource(unpacked);
    Charset charset = settings.encoding().orElse(StandardCharsets.UTF_8);
    if (charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-16")) {
      if (content.startsWith(0xFF, 0xFE)) {
        charset = StandardCharsets.UTF_16LE;
      } else if (content.startsWith(0xFE, 0xFF)) {
        charset = StandardCharsets.UTF_16BE;
      }
    }
    if (charset.equals(StandardCharsets.UTF_8)) {
      return content;
    }
    return new Transcoder(content, charset, settings.follow());
  }

  /** The encoding's name, for messages. */
  String encoding() {
    return settings.encoding().orElse(StandardCharsets.UTF_8).name();
  }

  @Override
  public void close() {
    try {
      unpacked.close();
    } catch (IOException e) {
      throw Packing.failure(file.shown(), e);
    }
  }
}
