package io.millrace.app.context;

/**
 * A setting of a context.
 *
 * @param value never to be printed; see {@link #shown()}
 * @param source the context, or the properties file of it
 */
public record ContextSetting(String name, String value, String source) {

  /** Whether nobody may see the value. */
  public boolean isSecret() {
    return Secrets.isSecret(name);
  }

  /** The value as anybody may see it: hidden when secret, and addresses without a password. */
  public String shown() {
    return isSecret() ? "[hidden]" : Secrets.withoutPassword(value);
  }

  /** Without a value, which may be secret. */
  @Override
  public String toString() {
    return "%s of %s".formatted(name, source);
  }
}
