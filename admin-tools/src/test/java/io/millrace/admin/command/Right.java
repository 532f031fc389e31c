package io.millrace.admin.command;

import io.millrace.local.Stack;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a user may do to one resource. */
record Right(ResourceType type, String name, AclOperation operation) {

  /** Does something while nobody has this right, and everybody all others to the resource. */
  Run without(Stack stack, Supplier<Run> action) {
    // A resource with rules is closed to all that none of them allows.
    AclBinding all = binding(AclOperation.ALL, AclPermissionType.ALLOW);
    AclBinding denial = binding(operation, AclPermissionType.DENY);
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      LiveTopic.await(admin.createAcls(List.of(all, denial)).all());
      while (!isSeen(admin, denial)) {
        Thread.onSpinWait();
      }
      try {
        return action.get();
      } finally {
        LiveTopic.await(admin.deleteAcls(List.of(all.toFilter(), denial.toFilter())).all());
      }
    }
  }

  private static boolean isSeen(Admin admin, AclBinding denial) {
    try {
      return !admin.describeAcls(denial.toFilter()).values().get().isEmpty();
    } catch (ExecutionException e) {
      // The rule itself can forbid to look at rules.
      return e.getCause() instanceof ClusterAuthorizationException;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private AclBinding binding(AclOperation which, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:ANONYMOUS", "*", which, permission));
  }
}
