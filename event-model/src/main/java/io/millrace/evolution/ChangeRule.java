package io.millrace.evolution;

/**
 * The kinds of change that a {@link SchemaDiff} tells apart. The names are stable: lists of
 * accepted changes and messages of builds hold them.
 *
 * <p>A rule doesn't break by itself; {@link SchemaChange#breaks()} says what one change breaks
 * where it was made.
 */
public enum ChangeRule {
  FIELD_ADDED(
      "Old data is read with the default: make sure that it is a value that is right for it."),
  FIELD_ADDED_WITHOUT_DEFAULT("Give the new field a default, which is read where data has none."),
  FIELD_REMOVED(
      "Keep the field, or release a version that gives it a default and remove it once every reader has that."),
  FIELD_RENAMED_BY_ALIAS(
      "Add the new name as a second field with a default, write both, and remove the old one once no reader needs it."),
  FIELDS_REORDERED("Fields are read by name, so only the sort order of records differs."),
  DEFAULT_ADDED(
      "The field can be left out of data from now on: readers of earlier versions need it still."),
  DEFAULT_REMOVED("Keep the default: data of versions without the field can't be read without it."),
  DEFAULT_CHANGED(
      "Data without the field now reads differently: keep the default if that isn't meant."),
  ALIASES_CHANGED("Keep the aliases for as long as there is data under the earlier names."),
  ALIAS_AMBIGUOUS(
      "Take the alias away, or choose another name, so that one name of the writer fits one name of the reader."),
  TYPE_PROMOTED(
      "Upgrade every reader before the first writer, or add a field of the wider type beside this one."),
  TYPE_CHANGED(
      "Take the type back and add a field of the new type, under a new name and with a default."),
  LOGICAL_TYPE_ADDED("Make sure that all values that were written fit the logical type."),
  LOGICAL_TYPE_REMOVED("Readers get the plain value from now on: convert it in the code."),
  LOGICAL_TYPE_CHANGED(
      "Take the logical type and scale back and add a field under a new name: the same bytes read as another value.",
      true),
  DECIMAL_PRECISION_CHANGED("Make sure that readers hold the greatest precision that is written."),
  ENUM_SYMBOL_ADDED(
      "Give the enum a default in a version that every reader has before the symbol is written."),
  ENUM_SYMBOL_REMOVED("Keep the symbol, or give the enum a default, which is read in its place."),
  ENUM_SYMBOLS_REORDERED("Symbols are read by name, so only their sort order differs."),
  ENUM_DEFAULT_ADDED("Symbols that a reader doesn't know are read as the default from now on."),
  ENUM_DEFAULT_REMOVED(
      "Keep the default: symbols that were removed or come later can't be read without it."),
  ENUM_DEFAULT_CHANGED(
      "Unknown symbols now read differently: keep the default if that isn't meant."),
  UNION_BRANCH_ADDED("Upgrade every reader before the first writer of the branch."),
  UNION_BRANCH_REMOVED("Keep the branch for as long as there is data with it."),
  UNION_REORDERED("Branches are read by type, so only their index and sort order differ."),
  FIXED_SIZE_CHANGED(
      "Take the size back and add a field of a new fixed type, under a new name and with a default."),
  NAME_CHANGED(
      "Take the name back, or give the type its earlier full name as an alias and upgrade every reader first."),
  DOC_CHANGED("Only the words differ."),
  /** Avro refuses the schemas as a whole, for a reason that lies in no single place. */
  UNRESOLVABLE("Make the change in smaller steps, each of which can be read.");

  private final String mend;
  private final boolean changesMeaning;

  ChangeRule(String mend) {
    this(mend, false);
  }

  ChangeRule(String mend, boolean changesMeaning) {
    this.mend = mend;
    this.changesMeaning = changesMeaning;
  }

  /** What to do about a change that is in the way, or to know about one that isn't; a sentence. */
  public String mend() {
    return mend;
  }

  /**
   * Whether data is read without an error and as other values: a decimal of another scale, a
   * timestamp of another unit. Avro's resolution doesn't look at logical types.
   */
  public boolean changesMeaning() {
    return changesMeaning;
  }
}
