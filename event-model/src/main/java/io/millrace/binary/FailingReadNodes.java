package io.millrace.binary;

import org.apache.avro.AvroTypeException;

/** What the reader can't make anything of; an error only once such a value is met. */
final class FailingReadNodes {
  private FailingReadNodes() {}

  /** For a branch of the writer's union that the reader doesn't have. */
  static ReadNode unknownBranch(String fullName) {
    return new UnknownBranchNode(fullName);
  }

  /** For schemas that don't go together. */
  static ReadNode unresolvable(String reason) {
    return new UnresolvableNode(reason);
  }

  private static final class UnknownBranchNode extends ReadNode {
    private final String fullName;

    UnknownBranchNode(String fullName) {
      this.fullName = fullName;
    }

    @Override
    Object read(ByteInput in) {
      throw UnknownBranchException.branch(fullName);
    }
  }

  private static final class UnresolvableNode extends ReadNode {
    private final String reason;

    UnresolvableNode(String reason) {
      this.reason = reason;
    }

    @Override
    Object read(ByteInput in) {
      throw new AvroTypeException(reason);
    }
  }
}
