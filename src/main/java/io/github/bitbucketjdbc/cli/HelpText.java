package io.github.bitbucketjdbc.cli;

/** The texts that introduce the program. */
final class HelpText {
  static final String USAGE =
      """
      Usage: java -jar bitbucket-jdbc-VERSION-all.jar (URL | --demo) [options]
             java -jar bitbucket-jdbc-VERSION-all.jar configure [URL | --demo] [--show-secrets]
             java -jar bitbucket-jdbc-VERSION-all.jar login [URL] [--no-browser]

      Asks Bitbucket Cloud in SQL. Without -e and -f it opens a shell, or reads statements from
      standard input when input or output is no terminal.

        URL            the connection, for example "jdbc:bitbucket:Workspace=acme"
        --demo         an invented workspace, without network and without an account
        -e SQL         run SQL and leave; statements are separated by semicolons; may be repeated
        -f FILE        run the statements of FILE and leave, - is standard input; may be repeated
        --format NAME  table (the default), csv, json or vertical
        configure      build a connection by questions, try it, and print it for programs
        --show-secrets print that connection with its secrets in the URL
        login          sign in with OAuth in a browser, and store the tokens for connections
        --no-browser   read what a browser elsewhere came back with from standard input
        --help         print this text
        --version      print the version

      Environment:
        BITBUCKET_JDBC_URL    the connection, when no URL is given; arguments are readable by any
                              user of the machine, so a URL with a secret belongs here
        BITBUCKET_JDBC_USER   the user, an e-mail address
        BITBUCKET_JDBC_TOKEN  the API token, or the access token for URLs with
                              AuthScheme=AccessToken; here it stays out of the process list
        BITBUCKET_JDBC_CLIENT_ID      the key of the OAuth consumer, for login and for URLs with
        BITBUCKET_JDBC_CLIENT_SECRET  AuthScheme=OAuth or OAuthClient; and its secret

      Results go to standard output, errors and warnings to standard error. The first statement
      that fails ends the run. The exit status is 0 when all went well, otherwise 1.
      """;

  static final String GREETING =
      """
      Ask Bitbucket in SQL, for example: SELECT Slug, Language FROM Repositories LIMIT 5;
      !tables shows what can be asked, !columns TABLE its columns, !help the rest.
      !quit or Ctrl-D leaves, Ctrl-C cancels what is running.
      """;

  private HelpText() {}

  static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return "bitbucket-jdbc " + (version == null ? "(development build)" : version);
  }
}
