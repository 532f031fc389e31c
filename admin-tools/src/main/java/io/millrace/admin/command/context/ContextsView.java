package io.millrace.admin.command.context;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.context.Context;
import io.millrace.app.context.Contexts;
import io.millrace.app.render.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * The contexts as a person or a program reads them.
 *
 * <p>The JSON document is {@code {"file", "current", "contexts": [...]}}: {@code current} is the
 * name of the one that is used when none is named, or null. A context has {@code name}, {@code
 * bootstrapServers}, {@code schemaRegistry} and {@code config} (null for what it doesn't state
 * itself).
 */
final class ContextsView {
  private ContextsView() {}

  static String table(Contexts contexts) {
    Table<Context> table =
        new Table<Context>()
            .text("", context -> isCurrent(contexts, context) ? "*" : "")
            .text("CONTEXT", Context::name)
            .whole("BOOTSTRAP SERVERS", context -> context.bootstrapServers().orElse("-"))
            .whole("SCHEMA REGISTRY", context -> context.schemaRegistry().orElse("-"))
            .whole("CONFIG", context -> context.config().map(Path::toString).orElse("-"));
    return table.render(List.copyOf(contexts.all().values()));
  }

  static String json(Contexts contexts) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("file", contexts.file().toString());
    document.put("current", contexts.current().orElse(null));
    ArrayNode array = document.putArray("contexts");
    contexts
        .all()
        .values()
        .forEach(
            context ->
                array
                    .addObject()
                    .put("name", context.name())
                    .put("bootstrapServers", context.bootstrapServers().orElse(null))
                    .put("schemaRegistry", context.schemaRegistry().orElse(null))
                    .put("config", context.config().map(Path::toString).orElse(null)));
    return document.toPrettyString();
  }

  private static boolean isCurrent(Contexts contexts, Context context) {
    return contexts.current().filter(context.name()::equals).isPresent();
  }
}
