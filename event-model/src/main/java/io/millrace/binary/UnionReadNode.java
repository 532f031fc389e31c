package io.millrace.binary;

/** The branch that the writer chose, read as the reader has it. */
final class UnionReadNode extends ReadNode {
  private final ReadNode[] branches;

  UnionReadNode(ReadNode[] branches) {
    this.branches = branches;
  }

  @Override
  Object read(ByteInput in) {
    int branch = in.readInt();
    if (branch < 0 || branch >= branches.length) {
      throw new MalformedDataException(
          "branch %d of a union of %d".formatted(branch, branches.length));
    }
    return branches[branch].read(in);
  }
}
