package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import io.millrace.binary.ByteOutput;
import java.io.IOException;

/** Encodes decimals that fit a long and are written without an exponent; others go another way. */
final class DecimalEncodeNode implements EncodeNode {
  /** A long holds them for certain. */
  private static final int MOST_DIGITS = 18;

  private final DecimalForm form;
  private final EncodeNode otherwise;

  DecimalEncodeNode(DecimalForm form, EncodeNode otherwise) {
    this.form = form;
    this.otherwise = otherwise;
  }

  @Override
  public void encode(JsonParser parser, ByteOutput out) throws IOException {
    if (!parser.currentToken().isNumeric()
        || !encoded(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), out)) {
      otherwise.encode(parser, out);
    }
  }

  private boolean encoded(char[] text, int offset, int length, ByteOutput out) {
    int end = offset + length;
    int at = text[offset] == '-' ? offset + 1 : offset;
    long number = 0;
    int digits = 0;
    int behindPoint = -1;
    for (int i = at; i < end; i++) {
      char c = text[i];
      if (c == '.') {
        behindPoint = 0;
      } else if (c < '0' || c > '9' || digits == MOST_DIGITS) {
        return false;
      } else {
        number = number * 10 + (c - '0');
        digits++;
        behindPoint += behindPoint < 0 ? 0 : 1;
      }
    }
    int missing = form.scale() - Math.max(behindPoint, 0);
    if (missing < 0 || digits + missing > Math.min(MOST_DIGITS, form.precision())) {
      return false;
    }
    for (int i = 0; i < missing; i++) {
      number *= 10;
    }
    write(at > offset ? -number : number, out);
    return true;
  }

  private void write(long number, ByteOutput out) {
    if (form.size() == 0) {
      int size = ByteOutput.bigEndianSize(number);
      out.writeInt(size);
      out.writeBigEndian(number, size);
    } else {
      out.writeBigEndian(number, form.size());
    }
  }
}
