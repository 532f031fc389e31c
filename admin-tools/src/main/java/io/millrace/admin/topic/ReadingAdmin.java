package io.millrace.admin.topic;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;

/**
 * An admin client that refuses to write: what isn't known to read only is an {@code
 * IllegalStateException}. Changes may be validated by the brokers.
 */
public final class ReadingAdmin implements InvocationHandler {
  private static final Set<String> READS = Set.of("close", "metrics", "clientInstanceId");

  private final Admin admin;

  private ReadingAdmin(Admin admin) {
    this.admin = admin;
  }

  /** The same client, without its ways to write; closing it closes the client. */
  public static Admin of(Admin admin) {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, new ReadingAdmin(admin));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (!isReading(method.getName()) && !validates(args)) {
      throw new IllegalStateException(
          method.getName() + " would change the cluster, which this command never does");
    }
    try {
      return method.invoke(admin, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean isReading(String method) {
    return method.startsWith("describe")
        || method.startsWith("list")
        || READS.contains(method)
        || method.equals("toString")
        || method.equals("hashCode")
        || method.equals("equals");
  }

  private static boolean validates(Object[] args) {
    Object options = args == null ? null : args[args.length - 1];
    return (options instanceof CreateTopicsOptions create && create.shouldValidateOnly())
        || (options instanceof CreatePartitionsOptions grow && grow.validateOnly())
        || (options instanceof AlterConfigsOptions alter && alter.shouldValidateOnly());
  }
}
