package io.millrace.serde;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigException;

/** Makes the object of a class that a setting names. */
final class UserClass {
  private UserClass() {}

  /**
   * A configured object of the class.
   *
   * @throws ConfigException when there is no such class, or it isn't of the kind
   */
  static <T extends Configurable> T make(
      String key, String name, Class<T> kind, Map<String, ?> configs) {
    T made;
    try {
      Class<?> type = Class.forName(name, true, loader());
      if (!kind.isAssignableFrom(type)) {
        throw new ConfigException(
            "%s is %s, which does not implement %s".formatted(key, name, kind.getName()));
      }
      made = kind.cast(type.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new ConfigException("%s is %s, and there is no such class".formatted(key, name));
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new ConfigException(
          "%s is %s, which has no public constructor without parameters".formatted(key, name));
    } catch (InvocationTargetException e) {
      throw new ConfigException(
          "%s is %s, whose constructor failed: %s".formatted(key, name, e.getCause()));
    }
    made.configure(configs);
    return made;
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? UserClass.class.getClassLoader() : context;
  }
}
