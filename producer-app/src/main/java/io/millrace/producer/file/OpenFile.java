package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file as it is read: its bytes on the disk, and its content, unpacked. */
final class OpenFile implements AutoCloseable {
  private final InputFile file;
  private final FileSettings settings;
  private final StandardInput stdin;
  private final Optional<Aside> aside;
  private ByteSource source;
  private InputStream unpacked;

  private OpenFile(InputFile file, FileSettings settings, StandardInput stdin) {
    this.file = file;
    this.settings = settings;
    this.stdin = stdin;
    this.aside = file.isSlow() ? Optional.of(stdin.aside()) : Optional.empty();
  }

  /** One that is slow isn't looked at yet. */
  static OpenFile open(InputFile file, FileSettings settings, StandardInput stdin) {
    OpenFile opened = new OpenFile(file, settings, stdin);
    if (opened.aside.isPresent()) {
      return opened;
    }
    try {
      var unused = opened.unpacked();
      return opened;
    } catch (IOException e) {
      opened.closeStreams();
      throw Packing.failure(file.shown(), e);
    } catch (AppException e) {
      opened.closeStreams();
      throw e;
    }
  }

  private ByteSource source() {
    if (source == null) {
      source = file.open(settings.follow(), stdin);
    }
    return source;
  }

  /** Its content as bytes, unpacked. Of one that is slow, for steps aside only. */
  InputStream unpacked() throws IOException {
    if (unpacked == null) {
      Packing packing = Packing.of(source());
      if (settings.follow() && packing != Packing.PLAIN) {
        throw AppException.usage(
            file.shown() + " is compressed and can't be followed: follow what it is made from");
      }
      unpacked = packing.unpack(source);
    }
    return unpacked;
  }

  /** The lines of its text, in UTF-8. */
  TextLines lines(LineScanner scanner) {
    try {
      InputStream text = aside.isPresent() ? new SlowInput(aside.get(), this::utf8) : utf8();
      return new TextLines(file.shown(), text, scanner, settings.maxLineBytes());
    } catch (IOException e) {
      throw Packing.failure(file.shown(), e);
    }
  }

  private InputStream utf8() throws IOException {
    ByteSource content =
        unpacked() instanceof ByteSource plain ? plain : new ByteSource(unpacked());
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
    return new Transcoder(content, charset, settings.follow() && aside.isEmpty());
  }

  /**
   * Takes a step that reads the content, aside where that may last.
   *
   * @return whether it's done; false when there is no more, or it isn't done yet
   */
  boolean take(Aside.Step step) {
    try {
      return aside.isPresent() ? aside.get().take(step) : step.take();
    } catch (IOException e) {
      throw Packing.failure(file.shown(), e);
    }
  }

  /** Takes the step that begins it, as {@link #take}; only this one may wait until it's done. */
  boolean begin(Aside.Step step, boolean waits) {
    aside.ifPresent(slow -> slow.waits(waits));
    boolean begun = take(step);
    aside.ifPresent(slow -> slow.waits(false));
    return begun;
  }

  /** Whether more may come when there is no more. */
  boolean mayGrow() {
    return aside.isPresent() ? !aside.get().hasEnded() : settings.follow();
  }

  InputFile file() {
    return file;
  }

  FileSettings settings() {
    return settings;
  }

  /** How many of its bytes on the disk are read; 0 where there is no disk. */
  long position() {
    return aside.isPresent() ? 0 : source.position();
  }

  /** The encoding's name, for messages. */
  String encoding() {
    return settings.encoding().orElse(StandardCharsets.UTF_8).name();
  }

  @Override
  public void close() {
    if (aside.isPresent()) {
      aside.get().end(this::closeStreams);
      return;
    }
    try {
      unpacked.close();
    } catch (IOException e) {
      throw Packing.failure(file.shown(), e);
    }
  }

  /** What failed first is told. */
  private void closeStreams() {
    InputStream outer = unpacked == null ? source : unpacked;
    try {
      if (outer != null) {
        outer.close();
      }
    } catch (IOException e) {
      return;
    }
  }
}
