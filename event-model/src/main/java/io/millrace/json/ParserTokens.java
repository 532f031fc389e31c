package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The tokens of a parser, as it gives them. */
record ParserTokens(JsonParser parser) implements JsonTokens {

  @Override
  public JsonToken current() {
    return parser.currentToken();
  }

  @Override
  public JsonToken next() throws IOException {
    return parser.nextToken();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }
}
