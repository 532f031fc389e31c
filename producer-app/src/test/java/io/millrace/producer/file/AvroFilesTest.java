package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.EncodedRow;
import io.millrace.producer.row.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFilesTest {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "R", "fields": [
                {"name": "id", "type": "int"}, {"name": "tags", "type": {"type": "array", "items": "string"}},
                {"name": "text", "type": ["null", "string"]}]}
              """);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "bzip2", "snappy", "zstandard"})
  void recordsOfAllCodecsAreFoundAndCanBeGoneOnBehind(String codec) throws IOException {
    Path file = write(codec, 500);
    List<String> given = new ArrayList<>();
    List<Optional<Position>> after = new ArrayList<>();
    FileSettings settings = FileSettings.of(List.of(file.toString()));
    FileRows rows = FileRows.open(settings, Map.of(), ReadRows.NO_STDIN);
    assertThat(rows.schema()).contains(SCHEMA);
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      given.add(ReadRows.text(line.get(), row -> decoded((EncodedRow) row)));
      after.add(ReadRows.after(line.get()));
    }
    assertThat(given).hasSize(500).first().isEqualTo(file + ":1 " + record(0));
    assertThat(given).last().isEqualTo(file + ":500 " + record(499));
    for (int i = 0; i < 500; i += 7) {
      FileRows rest = ReadRows.open(settings, "r.avro", after.get(i));
      assertThat(ReadRows.all(rest, row -> decoded((EncodedRow) row)))
          .isEqualTo(given.subList(i + 1, 500));
    }
    assertThat(rows.reached().bytes()).isEqualTo(Files.size(file));
  }

  @Test
  void fieldsAndWholeRecordsAreDecodedWhenTheyAreAskedFor() throws IOException, RefusedException {
    FileRows rows = ReadRows.open(write("null", 3));
    EncodedRow first = row(rows);
    assertThat(first.cell("id")).isEqualTo(0);
    assertThat(first.cell("text")).isNull();
    assertThat(first.has("text")).isTrue();
    assertThat(first.has("none")).isFalse();
    assertThat(first.cell("none")).isNull();
    EncodedRow second = row(rows);
    assertThat(second.cell("tags")).hasToString("[t1]");
    assertThat(second.cell("id")).isEqualTo(1);
    Schema narrow =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");
    assertThat(second.whole(narrow)).hasToString("{\"id\": 1}");
    assertThat(second.whole(SCHEMA)).isEqualTo(record(1));
    assertThatThrownBy(() -> second.whole(Schema.create(Schema.Type.INT)))
        .isInstanceOf(RefusedException.class);
    assertThat(second.raw()).isEmpty();
  }

  @Test
  void avroInGzipIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      Files.copy(write("deflate", 9), packed);
    }
    Path file = Files.write(folder.resolve("r.avro.gz"), out.toByteArray());
    assertThat(ReadRows.cells(ReadRows.open(file), "id")).hasSize(9);
  }

  @Test
  void ofAFileThatEndsInTheMiddleTheWholeBlocksAreGivenFirst() throws IOException {
    Path file = write("null", 500);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));
    FileRows rows = ReadRows.open(file);
    for (int i = 0; i < 100; i++) {
      assertThat(rows.next()).isPresent();
    }
    assertThatThrownBy(() -> ReadRows.cells(rows, "id"))
        .isInstanceOf(AppException.class)
        .hasMessage(file + " ends in the middle: get the whole file, and run this again");
  }

  @Test
  void aFileOfOtherRecordsIsRefusedWhenAnEarlierRunHasReadIt() throws IOException {
    Path file = write("null", 5);
    FileRows rows = ReadRows.open(file);
    rows.next();
    Optional<Position> after = ReadRows.after(rows.next().orElseThrow());
    FileSettings settings = FileSettings.of(List.of(file.toString()));
    write("null", 1);
    assertThatThrownBy(() -> ReadRows.open(settings, "r.avro", after))
        .isInstanceOf(AppException.class)
        .hasMessage(
            file
                + " has changed: it has 1 records and an earlier run read 2: bring the old file"
                + " back, or import this one with another --name");
  }

  @Test
  void aBlockThatUnpacksToMoreThanTheLimitIsRefused() throws IOException {
    Path file = folder.resolve("bomb.avro");
    FileSettings settings =
        new FileSettings(
            List.of(file.toString()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            100_000,
            false);
    for (CodecFactory codec :
        List.of(
            CodecFactory.nullCodec(),
            CodecFactory.deflateCodec(9),
            CodecFactory.bzip2Codec(),
            CodecFactory.snappyCodec(),
            CodecFactory.zstandardCodec(3))) {
      try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>())) {
        writer.setCodec(codec).create(Schema.create(Schema.Type.STRING), file.toFile());
        writer.append("0".repeat(300_000));
      }
      assertThatThrownBy(() -> ReadRows.open(settings, "bomb.avro", Optional.empty()).next())
          .isInstanceOf(AppException.class)
          .hasMessage(
              file
                  + " has a block of more than 200000 bytes: --max-line-bytes says half of how"
                  + " many are read");
    }
  }

  @Test
  void aCodecThatIsNotReadHereIsNamed() throws IOException {
    Path file = write("null", 1);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace("\u0008null", "\u0008lzma"), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ReadRows.open(file))
        .isInstanceOf(AppException.class)
        .hasMessage(
            file
                + " is compressed with lzma, which isn't read here: write it with deflate, snappy,"
                + " zstandard or bzip2");
  }

  @Test
  void brokenRecordsAndBlocksAreRefused() throws IOException {
    Path file = write("null", 1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> ReadRows.open(file).next())
        .isInstanceOf(AppException.class)
        .hasMessage(file + " is broken: a block doesn't end where it says: get it once more");
    bytes[bytes.length - 1] ^= 1;
    bytes[bytes.length - 17] = 8;
    Files.write(file, bytes);
    assertThatThrownBy(() -> ReadRows.open(file).next())
        .isInstanceOf(AppException.class)
        .hasMessageStartingWith(file + " is broken: record 1 doesn't follow its schema: ");
  }

  private Path write(String codec, int count) throws IOException {
    Path file = folder.resolve("r.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
      writer.setCodec(CodecFactory.fromString(codec)).create(SCHEMA, file.toFile());
      for (int i = 0; i < count; i++) {
        writer.append(record(i));
        if (i % 100 == 99) {
          writer.sync();
        }
      }
    }
    return file;
  }

  private static GenericRecord record(int i) {
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("id", i);
    record.put("tags", new ArrayList<>(List.of(new Utf8("t" + i))));
    record.put("text", i % 2 == 0 ? null : new Utf8("ü".repeat(i % 50)));
    return record;
  }

  private static EncodedRow row(FileRows rows) {
    return (EncodedRow) ((Line.Good) rows.next().orElseThrow()).row();
  }

  private static String decoded(EncodedRow row) {
    assertThat(row.encode(SCHEMA)).isTrue();
    try {
      return row.place()
          + " "
          + new GenericDatumReader<>(SCHEMA)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(row.buffer(), row.offset(), row.length(), null));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
