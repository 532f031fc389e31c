package io.millrace.consumer.sink;

import io.millrace.consumer.read.DecodedEvent;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.KeyFormat;
import io.millrace.consumer.read.UndecodableRecordException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Segments that are Avro container files: each event an {@link AvroEnvelope} around its key and
 * value, with the schemas they were written with. A kind of event that wasn't seen before begins a
 * segment, and so does another version of a schema's name.
 */
final class AvroFormat implements SegmentFormat<DecodedEvent> {
  /** Fast rather than small; every reader of Avro knows it. */
  private static final CodecFactory CODEC = CodecFactory.deflateCodec(1);

  private final Supplier<EventDecoder> decoders;
  private final KeyFormat keys;

  /** What the events of a topic had, so that kinds that take turns share a segment. */
  private final Map<String, AvroEnvelope> latest = new HashMap<>();

  AvroFormat(Supplier<EventDecoder> decoders, KeyFormat keys) {
    this.decoders = decoders;
    this.keys = keys;
  }

  @Override
  public Format format() {
    return Format.AVRO;
  }

  @Override
  public Function<ConsumerRecord<byte[], byte[]>, DecodedEvent> preparer() {
    return decoders.get()::decode;
  }

  @Override
  public SegmentWriter<DecodedEvent> begin(OutputStream out) {
    return new Writer(out);
  }

  private AvroEnvelope envelope(DecodedEvent event) {
    Schema key = event.keySchema();
    Schema value = event.valueSchema();
    String topic = event.record().topic();
    AvroEnvelope last = latest.computeIfAbsent(topic, any -> AvroEnvelope.of(keys));
    if (!last.fits(key, value)) {
      latest.put(topic, last.with(key, value));
    }
    return latest.get(topic);
  }

  private final class Writer implements SegmentWriter<DecodedEvent> {
    private final OutputStream out;
    private AvroEnvelope envelope;
    private DataFileWriter<GenericRecord> file;

    Writer(OutputStream out) {
      this.out = out;
    }

    @Override
    @SuppressWarnings("resource") // the segment closes the stream, and nothing else is to close
    public boolean write(DecodedEvent event) throws IOException {
      if (envelope != null && !envelope.fits(event.keySchema(), event.valueSchema())) {
        return false;
      }
      try {
        if (envelope == null) {
          begin(event);
        }
        file.append(envelope.of(event));
      } catch (DataFileWriter.AppendWriteException e) {
        if (e.getCause() instanceof IOException disk) {
          throw disk;
        }
        throw UndecodableRecordException.of(event.record(), e);
      } catch (AvroRuntimeException e) {
        throw UndecodableRecordException.of(event.record(), e);
      }
      return true;
    }

    @SuppressWarnings("resource") // as above
    private void begin(DecodedEvent event) throws IOException {
      AvroEnvelope needed = envelope(event);
      file =
          new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(needed.schema()))
              .setCodec(CODEC)
              .create(needed.schema(), out);
      envelope = needed;
    }

    @Override
    public void flush() throws IOException {
      if (file != null) {
        file.flush();
      }
    }
  }
}
