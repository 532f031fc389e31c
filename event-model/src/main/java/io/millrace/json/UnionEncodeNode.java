package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.binary.ByteOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Encodes values of a union whose branch is clear before the value is looked at. */
final class UnionEncodeNode implements EncodeNode {
  private record Branch(int index, Schema schema, EncodeNode node) {
    boolean hasField(String name) {
      return schema.getType() == Schema.Type.MAP
          || (node instanceof RecordEncodeNode fields && fields.hasField(name));
    }
  }

  private final int nullIndex;

  /** Beside null. */
  private final List<Branch> branches = new ArrayList<>();

  /** By the full names that can be nothing else, such as a field of another branch. */
  private final Map<String, Branch> named = new HashMap<>();

  /** The only branch for text, numbers and booleans; null when there are several, or none. */
  private final Branch scalar;

  /** Null when there is none. */
  private final Branch array;

  UnionEncodeNode(Schema union, List<EncodeNode> nodes) {
    List<Schema> types = union.getTypes();
    int nothing = -1;
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).getType() == Schema.Type.NULL) {
        nothing = i;
      } else {
        branches.add(new Branch(i, types.get(i), nodes.get(i)));
      }
    }
    this.nullIndex = nothing;
    List<Branch> scalars = new ArrayList<>();
    Branch ofArrays = null;
    for (Branch branch : branches) {
      String name = branch.schema.getFullName();
      if (branches.stream().noneMatch(other -> other.hasField(name))) {
        named.put(name, branch);
      }
      switch (branch.schema.getType()) {
        case ARRAY -> ofArrays = branch;
        case RECORD, MAP -> {}
        default -> scalars.add(branch);
      }
    }
    this.array = ofArrays;
    this.scalar = scalars.size() == 1 ? scalars.get(0) : null;
  }

  @Override
  public void encode(JsonParser parser, ByteOutput out) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NULL -> {
        require(nullIndex >= 0);
        out.writeInt(nullIndex);
      }
      case START_OBJECT -> object(parser, out);
      case START_ARRAY -> branch(array, parser, out);
      default -> branch(scalar, parser, out);
    }
  }

  private void object(JsonParser parser, ByteOutput out) throws IOException {
    String name = parser.nextFieldName();
    require(name != null);
    Branch branch = named.get(name);
    if (branch != null) {
      parser.nextToken();
      branch(branch, parser, out);
      require(parser.nextToken() == JsonToken.END_OBJECT);
    } else {
      require(branches.size() == 1);
      require(branches.get(0).node instanceof RecordEncodeNode fields && fields.hasField(name));
      out.writeInt(branches.get(0).index);
      ((RecordEncodeNode) branches.get(0).node).encodeFields(parser, out);
    }
  }

  private static void branch(Branch branch, JsonParser parser, ByteOutput out) throws IOException {
    require(branch != null);
    out.writeInt(branch.index);
    branch.node.encode(parser, out);
  }

  private static void require(boolean isClear) {
    if (!isClear) {
      throw new LongWay();
    }
  }
}
