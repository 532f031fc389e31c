package io.millrace.binary;

import org.apache.avro.Schema;

/** Null, booleans and numbers, and the promotions of numbers. */
final class PrimitiveReadNodes {
  static final ReadNode NULL = new NullNode();

  private PrimitiveReadNodes() {}

  /** For types that are the same, or that Avro promotes. */
  static ReadNode of(Schema.Type written, Schema.Type read) {
    return switch (read) {
      case NULL -> NULL;
      case BOOLEAN -> new BooleanNode();
      case INT -> new IntNode();
      case LONG -> written == Schema.Type.INT ? new IntAsLongNode() : new LongNode();
      case FLOAT -> asFloat(written);
      case DOUBLE -> asDouble(written);
      default -> throw new IllegalArgumentException(written + " as " + read);
    };
  }

  private static ReadNode asFloat(Schema.Type written) {
    return switch (written) {
      case INT -> new IntAsFloatNode();
      case LONG -> new LongAsFloatNode();
      default -> new FloatNode();
    };
  }

  private static ReadNode asDouble(Schema.Type written) {
    return switch (written) {
      case INT -> new IntAsDoubleNode();
      case LONG -> new LongAsDoubleNode();
      case FLOAT -> new FloatAsDoubleNode();
      default -> new DoubleNode();
    };
  }

  private static final class NullNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return null;
    }
  }

  private static final class BooleanNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return in.readBoolean();
    }
  }

  private static final class IntNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return in.readInt();
    }
  }

  private static final class LongNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return in.readLong();
    }
  }

  private static final class FloatNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return in.readFloat();
    }
  }

  private static final class DoubleNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return in.readDouble();
    }
  }

  private static final class IntAsLongNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (long) in.readInt();
    }
  }

  private static final class IntAsFloatNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (float) in.readInt();
    }
  }

  private static final class LongAsFloatNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (float) in.readLong();
    }
  }

  private static final class IntAsDoubleNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (double) in.readInt();
    }
  }

  private static final class LongAsDoubleNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (double) in.readLong();
    }
  }

  private static final class FloatAsDoubleNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      return (double) in.readFloat();
    }
  }
}
