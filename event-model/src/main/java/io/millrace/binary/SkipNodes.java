package io.millrace.binary;

import java.util.IdentityHashMap;
import org.apache.avro.Schema;

/** Moves over what the reader has no field for; makes nothing of it, so all give null. */
final class SkipNodes {
  private final Limits limits;
  private final IdentityHashMap<Schema, RecordNode> records = new IdentityHashMap<>();

  SkipNodes(Limits limits) {
    this.limits = limits;
  }

  ReadNode of(Schema written) {
    return switch (written.getType()) {
      case NULL -> PrimitiveReadNodes.NULL;
      case BOOLEAN -> new FixedNode(1);
      case INT, ENUM -> new IntNode();
      case LONG -> new LongNode();
      case FLOAT -> new FixedNode(4);
      case DOUBLE -> new FixedNode(8);
      case FIXED -> new FixedNode(written.getFixedSize());
      case STRING, BYTES -> new BytesNode();
      case ARRAY ->
          new BlocksNode(
              PrimitiveReadNodes.NULL,
              of(written.getElementType()),
              Blocks.ofArray(written, limits),
              limits.maxDepth());
      case MAP ->
          new BlocksNode(
              new BytesNode(),
              of(written.getValueType()),
              Blocks.ofMap(written, limits),
              limits.maxDepth());
      case UNION ->
          new UnionReadNode(written.getTypes().stream().map(this::of).toArray(ReadNode[]::new));
      case RECORD -> record(written);
    };
  }

  private ReadNode record(Schema written) {
    RecordNode known = records.get(written);
    if (known != null) {
      return known;
    }
    RecordNode node = new RecordNode(limits.maxDepth());
    records.put(written, node);
    node.fields =
        written.getFields().stream().map(field -> of(field.schema())).toArray(ReadNode[]::new);
    return node;
  }

  private static final class IntNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      in.readInt();
      return null;
    }
  }

  private static final class LongNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      in.readLong();
      return null;
    }
  }

  private static final class FixedNode extends ReadNode {
    private final int size;

    FixedNode(int size) {
      this.size = size;
    }

    @Override
    Object read(ByteInput in) {
      in.take(size);
      return null;
    }
  }

  /** What takes no memory may be as long as the input. */
  private static final class BytesNode extends ReadNode {
    @Override
    Object read(ByteInput in) {
      in.take(in.readLength(Integer.MAX_VALUE));
      return null;
    }
  }

  private static final class BlocksNode extends ReadNode {
    private final ReadNode key;
    private final ReadNode value;
    private final Blocks blocks;
    private final int maxDepth;

    BlocksNode(ReadNode key, ReadNode value, Blocks blocks, int maxDepth) {
      this.key = key;
      this.value = value;
      this.blocks = blocks;
      this.maxDepth = maxDepth;
    }

    @Override
    Object read(ByteInput in) {
      in.enter(maxDepth);
      int total = 0;
      int count = blocks.nextToSkip(in, total);
      while (count > 0) {
        for (int i = 0; i < count; i++) {
          key.read(in);
          value.read(in);
        }
        total += count;
        count = blocks.nextToSkip(in, total);
      }
      in.leave();
      return null;
    }
  }

  private static final class RecordNode extends ReadNode {
    private final int maxDepth;
    private ReadNode[] fields;

    RecordNode(int maxDepth) {
      this.maxDepth = maxDepth;
    }

    @Override
    Object read(ByteInput in) {
      in.enter(maxDepth);
      for (ReadNode field : fields) {
        field.read(in);
      }
      in.leave();
      return null;
    }
  }
}
