package io.millrace.benchmarks.sample;

import io.millrace.benchmarks.record.MachineStatus;
import io.millrace.benchmarks.record.MeterReading;
import io.millrace.benchmarks.record.SupportTicket;
import io.millrace.example.OrderEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** A kind of record, and a few of it: enough to keep a processor from learning one by heart. */
public enum Sample {
  /** The order event: a list of records, a map, decimals, a UUID, a timestamp. */
  ORDER,
  /** Four fields. */
  SMALL,
  /** Sixty fields, 24 of them nullable. */
  WIDE,
  /** Long and short strings. */
  TEXT;

  /** How many values a sample has; a power of two. */
  public static final int SIZE = 16;

  private static final long SEED = 20_170_716;

  /** The schema of the values in a form. */
  public Schema schema(Form form) {
    return form == Form.SPECIFIC ? generated() : new Schema.Parser().parse(json());
  }

  /** The schema as its file has it. */
  public String json() {
    String file = "/" + generated().getFullName().replace('.', '/') + ".avsc";
    try (InputStream in = Sample.class.getResourceAsStream(file)) {
      return new Schema.Parser().parse(in).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@link #SIZE} values, equal in each call. */
  public List<IndexedRecord> values(Form form) {
    Schema schema = schema(form);
    return specific()
        .map(value -> form == Form.SPECIFIC ? value : generic(value, schema))
        .map(IndexedRecord.class::cast)
        .toList();
  }

  /** How many bytes Avro alone makes of each value. */
  public IntStream encodedSizes() {
    return specific().mapToInt(value -> encode(value).length);
  }

  private Stream<SpecificRecordBase> specific() {
    Random random = new Random(SEED);
    return Stream.generate(() -> next(random)).limit(SIZE);
  }

  private SpecificRecordBase next(Random random) {
    return switch (this) {
      case ORDER -> OrderValues.next(random);
      case SMALL -> SmallValues.next(random);
      case WIDE -> WideValues.next(random);
      case TEXT -> TextValues.next(random);
    };
  }

  private Schema generated() {
    return switch (this) {
      case ORDER -> OrderEvent.getClassSchema();
      case SMALL -> MeterReading.getClassSchema();
      case WIDE -> MachineStatus.getClassSchema();
      case TEXT -> SupportTicket.getClassSchema();
    };
  }

  /** A reader with Java's hints gives strings; the copy has them under the schema without hints. */
  private static IndexedRecord generic(SpecificRecordBase value, Schema schema) {
    try {
      IndexedRecord read =
          new GenericDatumReader<IndexedRecord>(value.getSchema())
              .read(null, DecoderFactory.get().binaryDecoder(encode(value), null));
      return GenericData.get().deepCopy(schema, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(SpecificRecordBase value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<>(value.getSchema(), value.getSpecificData()).write(value, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
