package io.millrace.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** JSON as tokens, one after another. */
interface JsonTokens {

  JsonToken current();

  JsonToken next() throws IOException;

  /** The name of a field, the text of a string, or the literal of a number. */
  String text() throws IOException;
}
