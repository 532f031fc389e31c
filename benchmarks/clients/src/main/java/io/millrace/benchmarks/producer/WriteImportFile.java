package io.millrace.benchmarks.producer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.benchmarks.record.PreparedRecord;
import io.millrace.benchmarks.record.PreparedRecords;
import io.millrace.json.AvroJson;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Writes prepared records as a file to import, round and round: {@code WriteImportFile avro|jsonl
 * RECORDS SCHEMA events|bytes LIMIT FILE}. The last event is the first that reaches the limit.
 */
public final class WriteImportFile {
  private WriteImportFile() {}

  /** Says on standard output how many events the file has. */
  public static void main(String[] arguments) throws IOException {
    List<PreparedRecord> records = PreparedRecords.read(Path.of(arguments[1]));
    Schema schema = new Schema.Parser().parse(Path.of(arguments[2]).toFile());
    boolean bytes = arguments[3].equals("bytes");
    long limit = Long.parseLong(arguments[4]);
    Path file = Path.of(arguments[5]);
    System.out.println(
        switch (arguments[0]) {
          case "avro" -> writeAvro(records, schema, limit, file);
          case "jsonl" -> writeLines(lines(records, schema), bytes, limit, file);
          default -> throw new IllegalArgumentException("no such format: " + arguments[0]);
        });
  }

  private static long writeAvro(List<PreparedRecord> records, Schema schema, long limit, Path file)
      throws IOException {
    try (DataFileWriter<GenericRecord> out =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      out.create(schema, file.toFile());
      for (long i = 0; i < limit; i++) {
        out.appendEncoded(records.get((int) (i % records.size())).avro());
      }
    }
    return limit;
  }

  private static long writeLines(List<byte[]> lines, boolean bytes, long limit, Path file)
      throws IOException {
    long events = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long reached = 0; reached < limit; events++) {
        byte[] line = lines.get((int) (events % lines.size()));
        out.write(line);
        reached += bytes ? line.length : 1;
      }
    }
    return events;
  }

  /** Each event as a line of JSON, with its end. */
  static List<byte[]> lines(List<PreparedRecord> records, Schema schema) throws IOException {
    JsonFactory json = new JsonFactory();
    GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
    List<byte[]> lines = new ArrayList<>(records.size());
    for (PreparedRecord each : records) {
      ByteBuffer avro = each.avro();
      byte[] bytes = new byte[avro.remaining()];
      avro.get(bytes);
      GenericRecord event = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try (JsonGenerator out = json.createGenerator(line)) {
        AvroJson.write(schema, event, out);
      }
      line.write('\n');
      lines.add(line.toByteArray());
    }
    return lines;
  }
}
