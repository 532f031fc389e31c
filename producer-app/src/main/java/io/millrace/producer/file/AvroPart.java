package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import io.millrace.binary.ByteInput;
import io.millrace.binary.DatumSkipper;
import io.millrace.binary.Limits;
import io.millrace.binary.MalformedDataException;
import io.millrace.producer.row.Line;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.avro.Schema;

/** The records of an Avro file, found but not decoded. */
final class AvroPart implements PartReader {
  private final OpenFile file;
  private final AvroBlocks blocks;
  private final DatumSkipper skipper;
  private final AvroValues values;
  private final ByteInput input = new ByteInput(new byte[0], 0, 0);
  private final CRC32C crc = new CRC32C();
  private long left;
  private int at;
  private long offset;
  private long records;

  private AvroPart(OpenFile file, AvroBlocks blocks) {
    this.file = file;
    this.blocks = blocks;
    this.skipper = DatumSkipper.of(blocks.schema(), Limits.defaults());
    this.values = new AvroValues(blocks.schema());
    crc.update(blocks.schemaText());
  }

  static AvroPart open(OpenFile file) {
    AvroBlocks blocks = AvroBlocks.of(file);
    boolean unused = file.take(blocks::open);
    return new AvroPart(file, blocks);
  }

  Schema schema() {
    return blocks.schema();
  }

  @Override
  public Optional<Line> next(boolean last) {
    if (left == 0 && !nextBlock()) {
      return Optional.empty();
    }
    int from = at;
    skipRecord();
    Stand stand =
        new Stand(
            file.file().shown(),
            file.file().part(),
            records,
            new FilePosition(offset, crc.getValue(), records));
    byte[] bytes = blocks.block().bytes();
    return Optional.of(new Line.Good(new AvroRow(values, bytes, from, at - from, stand)));
  }

  private boolean nextBlock() {
    if (!file.take(blocks::next)) {
      return false;
    }
    left = blocks.count();
    at = 0;
    input.reset(blocks.block().bytes(), 0, blocks.block().length());
    return true;
  }

  private void skipRecord() {
    try {
      skipper.skip(input);
    } catch (MalformedDataException e) {
      throw broken(
          "record %d doesn't follow its schema: %s".formatted(records + 1, e.getMessage()));
    }
    int end = blocks.block().length() - input.remaining();
    crc.update(blocks.block().bytes(), at, end - at);
    offset += end - at;
    at = end;
    records++;
    left--;
    if (left == 0 && input.remaining() > 0) {
      throw broken(
          "%d bytes stand behind record %d in its block".formatted(input.remaining(), records));
    }
  }

  private AppException broken(String what) {
    return AppException.refused(
        "%s is broken: %s: get it once more".formatted(file.file().shown(), what));
  }

  @Override
  public void skipTo(FilePosition position) {
    while (offset < position.offset() || records < position.lines()) {
      if (left == 0 && !nextBlock()) {
        throw changed(
            "it has %d records and an earlier run read %d".formatted(records, position.lines()));
      }
      if (at == 0 && blocks.block().length() <= position.offset() - offset) {
        skipBlock();
      } else {
        skipRecord();
      }
    }
    if (offset != position.offset()
        || records != position.lines()
        || crc.getValue() != position.crc()) {
      throw changed(
          "its schema or its first %d records aren't those that an earlier run read"
              .formatted(position.lines()));
    }
  }

  private void skipBlock() {
    crc.update(blocks.block().bytes(), 0, blocks.block().length());
    offset += blocks.block().length();
    records += left;
    left = 0;
  }

  private AppException changed(String what) {
    return TextLines.changed(file.file().shown(), what);
  }

  @Override
  public void close() {
    file.close();
  }
}
