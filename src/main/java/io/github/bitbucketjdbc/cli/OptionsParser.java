package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.cli.Options.Action;
import io.github.bitbucketjdbc.error.NearestName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the command line. Arguments are never echoed unless they are options: what stands where a
 * URL belongs may hold a secret.
 */
final class OptionsParser {
  private static final List<String> OPTIONS =
      List.of(
          "-e",
          "-f",
          "--demo",
          "--format",
          "--help",
          "--no-browser",
          "--show-secrets",
          "--version");

  private static final List<String> COMMANDS = List.of("configure", "login");

  private final List<Source> sources = new ArrayList<>();
  private @Nullable String url;
  private OutputFormat format = OutputFormat.TABLE;
  private Action action = Action.RUN;
  private boolean browser = true;
  private boolean showSecrets;

  private OptionsParser() {}

  static Options parse(String... args) throws UsageException {
    return new OptionsParser().read(List.of(args).iterator());
  }

  private Options read(Iterator<String> args) throws UsageException {
    while (args.hasNext()) {
      String arg = args.next();
      int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (equals >= 0 && OPTIONS.contains(name) && !name.equals("--format")) {
        throw new UsageException("option " + name + " takes no value");
      }
      switch (name) {
        case "-h", "--help" -> {
          return options(Action.HELP);
        }
        case "--version" -> {
          return options(Action.VERSION);
        }
        case "login" -> action = Action.LOGIN;
        case "configure" -> action = Action.CONFIGURE;
        case "--no-browser" -> browser = false;
        case "--show-secrets" -> showSecrets = true;
        case "--demo" -> setUrl(Options.DEMO_URL);
        case "-e" -> sources.add(new Source.Inline(value(args, name, "a SQL statement")));
        case "-f" -> sources.add(file(value(args, name, "a file, or - for standard input")));
        case "--format" ->
            format =
                format(
                    equals < 0
                        ? value(args, name, "one of " + OutputFormat.names())
                        : arg.substring(equals + 1));
        default -> setUrl(url(arg, name));
      }
    }
    check();
    return options(action);
  }

  private void check() throws UsageException {
    boolean signsIn = action == Action.LOGIN || action == Action.CONFIGURE;
    if (!signsIn && !browser) {
      throw new UsageException("option --no-browser belongs to login and configure");
    }
    if (action != Action.CONFIGURE && showSecrets) {
      throw new UsageException("option --show-secrets belongs to configure");
    }
    if (signsIn && !sources.isEmpty()) {
      throw new UsageException(
          (action == Action.LOGIN ? "login" : "configure") + " runs no statements");
    }
  }

  private Options options(Action chosen) {
    return new Options(chosen, url, List.copyOf(sources), format, browser, showSecrets);
  }

  private void setUrl(String given) throws UsageException {
    if (url != null) {
      throw new UsageException("give one connection: a URL or --demo");
    }
    url = given;
  }

  private static String url(String arg, String name) throws UsageException {
    if (arg.startsWith("-")) {
      throw new UsageException("unknown option " + name + NearestName.clause(name, OPTIONS));
    }
    String prefix = Options.URL_PREFIX;
    if (!arg.regionMatches(true, 0, prefix, 0, prefix.length())) {
      throw new UsageException(
          "not a connection URL; the form is "
              + prefix
              + "Workspace=NAME, or use --demo"
              + NearestName.clause(arg, COMMANDS));
    }
    return arg;
  }

  private static Source file(String name) throws UsageException {
    if (name.equals("-")) {
      return new Source.StandardInput();
    }
    try {
      Path path = Path.of(name);
      if (Files.isReadable(path) && !Files.isDirectory(path)) {
        return new Source.ScriptFile(path);
      }
    } catch (InvalidPathException e) {
      throw new UsageException("not a file name: " + name);
    }
    throw new UsageException("cannot read the file " + name);
  }

  private static OutputFormat format(String name) throws UsageException {
    OutputFormat found = OutputFormat.named(name);
    if (found == null) {
      throw new UsageException(OutputFormat.unknown(name));
    }
    return found;
  }

  private static String value(Iterator<String> args, String option, String what)
      throws UsageException {
    if (!args.hasNext()) {
      throw new UsageException("option " + option + " needs " + what);
    }
    return args.next();
  }
}
