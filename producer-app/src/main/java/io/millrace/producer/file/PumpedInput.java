package io.millrace.producer.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Standard input that is read by a thread of its own, so that nobody else has to wait for it. Waits
 * until {@link #stopWaiting}; from then on -1 is the end for now, and {@link #hasEnded} tells.
 */
final class PumpedInput extends InputStream {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(16);
  private byte[] chunk = END;
  private int next;
  private boolean waits = true;
  private volatile boolean ended;
  private volatile IOException failure;
  private volatile boolean closed;

  private PumpedInput() {}

  static PumpedInput of(InputStream in) {
    PumpedInput pumped = new PumpedInput();
    Thread thread = new Thread(() -> pumped.pump(in), "millrace-stdin");
    thread.setDaemon(true);
    thread.start();
    return pumped;
  }

  private void pump(InputStream in) {
    try {
      byte[] buffer = new byte[64 * 1024];
      int count;
      while (!closed && (count = in.read(buffer)) >= 0) {
        if (count > 0) {
          chunks.put(Arrays.copyOf(buffer, count));
        }
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    putEnd();
  }

  private void putEnd() {
    try {
      chunks.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stopWaiting() {
    waits = false;
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == chunk.length && !nextChunk()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - next);
    System.arraycopy(chunk, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean nextChunk() throws IOException {
    byte[] given = ended ? null : poll();
    if (given == null) {
      return false;
    }
    next = 0;
    chunk = given;
    ended = given.length == 0;
    if (ended && failure != null) {
      throw failure;
    }
    return !ended;
  }

  private byte[] poll() throws InterruptedIOException {
    try {
      return waits ? chunks.take() : chunks.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for standard input");
    }
  }

  @Override
  public void close() {
    closed = true;
    chunks.clear();
  }
}
