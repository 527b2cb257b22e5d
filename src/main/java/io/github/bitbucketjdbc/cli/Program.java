package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The program apart from the process it runs in: arguments in, exit status out. */
final class Program {
  private static final int OK = 0;
  private static final int FAILED = 1;

  private final Console console;
  private final Map<String, String> environment;
  private final Connector connector;

  /** Opens connections; {@code DriverManager} does, and tests have their own. */
  @FunctionalInterface
  interface Connector {
    Connection connect(String url, Properties properties) throws SQLException;
  }

  Program(Console console, Map<String, String> environment, Connector connector) {
    this.console = console;
    this.environment = environment;
    this.connector = connector;
  }

  /** Runs and returns the exit status, 0 or 1. */
  int run(String... args) {
    try {
      Options options = OptionsParser.parse(args);
      return switch (options.action()) {
        case HELP -> print(HelpText.USAGE);
        case VERSION -> print(HelpText.version() + "\n");
        case RUN -> run(options);
        case LOGIN -> new Login(console, environment).run(options);
        case CONFIGURE -> new Configure(console, environment, connector).run(options);
      };
    } catch (IOException e) {
      return isBrokenPipe(e) ? FAILED : fail(e);
    } catch (BitbucketException e) {
      return fail(ErrorTranslator.translate(e));
    } catch (UsageException | SQLException | RuntimeException | Error e) {
      return fail(e);
    }
  }

  private int run(Options options) throws SQLException, IOException {
    String url = options.url(environment);
    if (url == null) {
      console.err().print(HelpText.USAGE);
      return FAILED;
    }
    boolean shell = options.sources().isEmpty() && console.terminalIn() && console.terminalOut();
    Interrupt interrupt = Interrupt.install(console::reportCanceled);
    try (Connection connection = connector.connect(url, credentials(url))) {
      Warnings warnings = new Warnings(console.err());
      warnings.add(connection.getWarnings());
      warnings.print();
      StatementRunner runner = new StatementRunner(connection, console);
      if (shell) {
        interrupt.remove();
        new Shell(runner, options.format()).run();
      } else {
        interrupt.onInterrupt(runner::cancel);
        runAll(options, runner);
      }
      return OK;
    } finally {
      interrupt.remove();
    }
  }

  private void runAll(Options options, StatementRunner runner) throws SQLException, IOException {
    boolean piped = options.sources().isEmpty();
    List<Source> sources = piped ? List.of(new Source.StandardInput()) : options.sources();
    for (Source source : sources) {
      try (StatementReader statements = new StatementReader(source.open(console.in()))) {
        for (String sql = statements.next(); sql != null; sql = statements.next()) {
          runner.run(sql, options.format());
        }
      }
    }
  }

  /** Secrets come from the environment, since any user of the machine can read the arguments. */
  private Properties credentials(String url) {
    Properties properties = ClientCredentials.of(environment, url);
    String user = environment.getOrDefault(ClientCredentials.USER, "");
    String token = environment.getOrDefault(ClientCredentials.TOKEN, "");
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!token.isEmpty()) {
      properties.setProperty("password", token);
    }
    return properties;
  }

  private int print(String text) throws IOException {
    console.out().write(text);
    console.out().flush();
    return OK;
  }

  /** Our reader left, as {@code head} does when it has seen enough: no fault worth a message. */
  private static boolean isBrokenPipe(IOException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("Broken pipe");
  }

  private int fail(Throwable failure) {
    console.report(failure);
    return FAILED;
  }
}
