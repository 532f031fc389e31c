package io.millrace.consumer.sink;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.millrace.consumer.read.DecodedEvent;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.UndecodableRecordException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Segments of CSV: a header, and for each event a row of topic, partition, offset, timestamp, key,
 * whether it is a tombstone, and the fields of its value. Null is an empty cell, empty text a
 * quoted one. Events whose columns are others begin a segment.
 */
final class CsvFormat implements SegmentFormat<DecodedEvent> {
  private static final List<String> OF_RECORD =
      List.of(
          "kafka_topic",
          "kafka_partition",
          "kafka_offset",
          "kafka_timestamp",
          "kafka_key",
          "kafka_tombstone");

  private final Supplier<EventDecoder> decoders;
  private final Formulas formulas;

  /** The columns that a topic had last, for a segment that begins with a tombstone. */
  private final Map<String, List<CsvColumn>> latest = new HashMap<>();

  CsvFormat(Supplier<EventDecoder> decoders, Formulas formulas) {
    this.decoders = decoders;
    this.formulas = formulas;
  }

  @Override
  public Format format() {
    return Format.CSV;
  }

  @Override
  public Function<ConsumerRecord<byte[], byte[]>, DecodedEvent> preparer() {
    return decoders.get()::decode;
  }

  @Override
  public SegmentWriter<DecodedEvent> begin(OutputStream out) {
    return new Writer(out);
  }

  private final class Writer implements SegmentWriter<DecodedEvent> {
    private final CsvWriter csv;
    private List<CsvColumn> columns;
    private Schema schema;
    private List<CsvColumn> ofSchema;

    Writer(OutputStream out) {
      this.csv =
          CsvWriter.builder()
              .quoteStrategy(QuoteStrategies.EMPTY)
              .lineDelimiter(LineDelimiter.LF)
              .build(out);
    }

    @Override
    public boolean write(DecodedEvent event) throws IOException {
      List<CsvColumn> needed = columns(event);
      if (columns != null && !columns.equals(needed)) {
        return false;
      }
      String[] row = row(event, needed);
      try {
        if (columns == null) {
          columns = needed;
          csv.writeRecord(
              Stream.concat(OF_RECORD.stream(), columns.stream().map(CsvColumn::name)).toList());
        }
        csv.writeRecord(row);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      return true;
    }

    private List<CsvColumn> columns(DecodedEvent event) {
      Schema written = event.valueSchema();
      String topic = event.record().topic();
      if (written == null) {
        return columns != null ? columns : latest.getOrDefault(topic, List.of());
      } else if (!written.equals(schema)) {
        schema = written;
        ofSchema = CsvColumn.of(written);
        latest.put(topic, ofSchema);
      }
      return ofSchema;
    }

    private String[] row(DecodedEvent event, List<CsvColumn> needed) {
      ConsumerRecord<byte[], byte[]> record = event.record();
      String[] row = new String[OF_RECORD.size() + needed.size()];
      row[0] = record.topic();
      row[1] = Integer.toString(record.partition());
      row[2] = Long.toString(record.offset());
      row[3] = Instant.ofEpochMilli(record.timestamp()).toString();
      try {
        row[4] = key(event);
        row[5] = Boolean.toString(event.value() == null);
        for (int i = 0; i < needed.size() && event.value() != null; i++) {
          String cell = needed.get(i).cell(event.value());
          row[OF_RECORD.size() + i] = needed.get(i).isText() ? safe(cell) : cell;
        }
      } catch (AvroRuntimeException | IllegalArgumentException e) {
        throw UndecodableRecordException.of(record, e);
      }
      return row;
    }

    /** As JSON lines have it: bytes as base64. */
    private String key(DecodedEvent event) {
      if (event.key() == null) {
        return null;
      } else if (event.key() instanceof ByteBuffer) {
        return safe(Base64.getEncoder().encodeToString(event.record().key()));
      }
      String cell = CellText.of(event.keySchema(), event.key());
      return CsvColumn.isText(event.keySchema()) ? safe(cell) : cell;
    }

    private String safe(String cell) {
      return formulas == Formulas.ESCAPE && isFormula(cell) ? "'" + cell : cell;
    }

    private static boolean isFormula(String cell) {
      return cell != null && !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
    }

    @Override
    public void flush() throws IOException {
      csv.flush();
    }
  }
}
