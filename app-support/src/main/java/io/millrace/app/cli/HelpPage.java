package io.millrace.app.cli;

import io.millrace.app.render.Style;
import io.millrace.app.render.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help looks: as wide as the terminal, but no wider than lines are easily read; with the
 * examples at its end as they are typed, so that they can be copied.
 */
final class HelpPage {
  private static final int WIDEST = 100;

  private HelpPage() {}

  /** Shapes the help of a command and of all beneath it. */
  static void shape(CommandLine line) {
    boolean coloured = Terminal.OUT.style() == Style.COLOURED;
    line.setColorScheme(Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF));
    line.setHelpFactory(HelpPage::create);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpPage::footer);
    line.getSubcommands().values().forEach(HelpPage::shape);
  }

  /** Only when help is asked for, as to ask the terminal takes a process. */
  private static Help create(CommandSpec command, ColorScheme colours) {
    UsageMessageSpec usage = command.usageMessage();
    usage.autoWidth(Terminal.OUT.isThere());
    int width = Terminal.OUT.isThere() ? Math.min(usage.width(), WIDEST) : WIDEST;
    usage.autoWidth(false).width(width);
    return new Help(command, colours);
  }

  private static String footer(Help help) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    StringBuilder footer = new StringBuilder();
    for (String line : usage.footer()) {
      footer.append(line).append(System.lineSeparator());
    }
    return footer.toString();
  }
}
