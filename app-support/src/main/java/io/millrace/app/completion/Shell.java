package io.millrace.app.completion;

import java.util.Locale;

/** A shell that can be told how a program is completed. */
enum Shell {
  BASH {
    @Override
    String adapt(String script) {
      return script;
    }
  },
  ZSH {
    /** Runs scripts for bash, but this one would spoil the completion of the user's aliases. */
    @Override
    String adapt(String script) {
      return script.replaceAll("(?m)^\\s*setopt COMPLETE_ALIASES\\R", "");
    }
  };

  /** The script as this shell takes it, from one for bash. */
  abstract String adapt(String script);

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
