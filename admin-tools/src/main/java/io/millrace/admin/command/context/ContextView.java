package io.millrace.admin.command.context;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.context.Context;
import io.millrace.app.context.ContextSetting;
import io.millrace.app.render.Table;

/**
 * A context as a person or a program reads it, without its secrets.
 *
 * <p>The JSON document is {@code {"context", "settings": [...]}}, sorted by name. A setting has
 * {@code name}, {@code value} (null when it is secret), {@code secret} and {@code source}: the
 * context's name, or its properties file.
 */
final class ContextView {
  private static final Table<ContextSetting> TABLE =
      new Table<ContextSetting>()
          .whole("SETTING", ContextSetting::name)
          .whole("VALUE", ContextSetting::shown)
          .whole("SOURCE", ContextSetting::source);

  private ContextView() {}

  static String table(Context context) {
    return TABLE.render(context.all());
  }

  static String json(Context context) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("context", context.name());
    ArrayNode settings = document.putArray("settings");
    context
        .all()
        .forEach(
            setting ->
                settings
                    .addObject()
                    .put("name", setting.name())
                    .put("value", setting.isSecret() ? null : setting.shown())
                    .put("secret", setting.isSecret())
                    .put("source", setting.source()));
    return document.toPrettyString();
  }
}
