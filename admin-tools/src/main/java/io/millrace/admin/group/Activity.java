package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to change a group that is in use. */
final class Activity {
  private static final int NAMED = 5;

  private Activity() {}

  /**
   * @throws AppException when there are members, with their names
   */
  static void refuse(String group, List<GroupMember> members) {
    if (!members.isEmpty()) {
      throw AppException.failed("group %s is %s".formatted(group, describe(members)), null);
    }
  }

  /** What a user is told, behind the name of the group. */
  static String describe(List<GroupMember> members) {
    return "active, and stays as it is: stop %s, and run this again".formatted(names(members));
  }

  private static String names(List<GroupMember> members) {
    String names =
        members.stream().limit(NAMED).map(GroupMember::title).collect(Collectors.joining(", "));
    return members.size() > NAMED
        ? names + " and %d more".formatted(members.size() - NAMED)
        : names;
  }
}
