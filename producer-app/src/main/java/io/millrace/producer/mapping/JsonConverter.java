package io.millrace.producer.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.millrace.json.AvroJsonException;
import io.millrace.json.AvroJsonReader;
import java.io.IOException;
import org.apache.avro.Schema;

/** Values of any schema of JSON: a node of a row, or the text of a cell. */
record JsonConverter(Schema schema, AvroJsonReader reader) implements Converter {
  private static final JsonFactory JSON = new JsonFactory();

  static JsonConverter of(Schema schema) {
    return new JsonConverter(schema, AvroJsonReader.of(schema));
  }

  @Override
  public Object convert(Object cell) throws Misfit {
    try (JsonParser parser = parser(cell)) {
      Object value = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new Misfit("%s goes on behind the JSON value".formatted(Quoted.of(cell)));
      }
      return value;
    } catch (AvroJsonException e) {
      String reason =
          e.getMessage().substring(Math.min(e.path().length() + 2, e.getMessage().length()));
      throw new Misfit(e.path().substring(1), reason);
    } catch (JsonProcessingException e) {
      throw new Misfit("%s is no JSON: %s".formatted(Quoted.of(cell), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new Misfit("it can't be read as JSON: " + e.getMessage());
    }
  }

  /** A value that has no form of its own in the cell, by its text in JSON. */
  static Converter ofText(Schema schema) {
    JsonConverter json = of(schema);
    return cell -> json.convert(cell instanceof String text ? TextNode.valueOf(text) : cell);
  }

  private JsonParser parser(Object cell) throws IOException, Misfit {
    if (cell instanceof JsonNode node) {
      return node.traverse();
    }
    if (cell instanceof TokenBuffer tokens) {
      return tokens.asParser();
    }
    if (cell instanceof String text) {
      return JSON.createParser(text);
    }
    throw new Misfit("%s can't become %s".formatted(Quoted.of(cell), SchemaNames.of(schema)));
  }
}
