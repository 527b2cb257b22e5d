package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Properties;

/** A connection in the form in which the shell, Java and tools want it. */
final class ConnectionSheet {
  private static final String DRIVER = "io.github.bitbucketjdbc.BitbucketDriver";

  private final ConnectionUrl url;
  private final SignInWay way;
  private final String jar = ProgramJar.name();
  private final StringBuilder out = new StringBuilder();

  ConnectionSheet(ConnectionUrl url, SignInWay way) {
    this.url = url;
    this.way = way;
  }

  /**
   * Prints the sheet.
   *
   * @param secrets whether the URL at its head holds the secrets; nothing else ever does
   */
  void print(Writer writer, boolean secrets) throws IOException {
    head(secrets);
    shell();
    java();
    tool("DBeaver", "Database > Driver Manager > New", "Database > New Database Connection");
    tool("DataGrip", "Database Explorer > + > Driver", "+ > Data Source > Bitbucket");
    writer.write(out.toString());
    writer.flush();
  }

  private void head(boolean secrets) {
    out.append("Connection URL");
    if (!secrets().isEmpty()) {
      out.append(secrets ? " with its secrets: who reads it can use them" : " without secrets");
    }
    out.append("\n\n");
    line(secrets ? trimmed(url.withSecrets()) : plain());
  }

  private void shell() {
    out.append("\nSQL shell\n\n");
    if (way.hasSecret()) {
      line("export " + way.variable() + "=...");
    }
    line("java -jar " + SourceText.shell(jar) + " " + SourceText.shell(plain()));
  }

  private void java() {
    out.append("\nJava\n\n");
    line("Properties properties = new Properties();");
    for (ConnectionProperty secret : secrets()) {
      String value =
          secret == way.secret() ? "System.getenv(\"" + way.variable() + "\")" : "\"...\"";
      line("properties.setProperty(\"" + secret.text() + "\", " + value + ");");
    }
    line(
        "Connection connection = DriverManager.getConnection("
            + SourceText.java(plain())
            + ", properties);");
  }

  private void tool(String name, String newDriver, String newConnection) {
    out.append('\n').append(name).append("\n\n");
    line(newDriver);
    field("Name", "Bitbucket");
    field("Class", DRIVER);
    field("URL template", template());
    field("Library", jar);
    line(newConnection);
    field("Database", url.values().getOrDefault(ConnectionProperty.WORKSPACE, ""));
    field("User", url.values().getOrDefault(ConnectionProperty.USER, ""));
    for (ConnectionProperty secret : secrets()) {
      boolean password = way.isPassword() && secret == way.secret();
      field(password ? "Password" : "Property", password ? "the token" : secret.text());
    }
  }

  private List<ConnectionProperty> secrets() {
    return url.values().keySet().stream().filter(ConnectionProperty::isSecret).toList();
  }

  private String plain() {
    return trimmed(url.withoutSecrets());
  }

  /** Returns the URL as tools fill it in: they have fields of their own for user and database. */
  private String template() {
    Properties properties = new Properties();
    url.values().forEach((property, value) -> properties.setProperty(property.text(), value));
    properties.remove(ConnectionProperty.USER.text());
    properties.setProperty(ConnectionProperty.WORKSPACE.text(), "{database}");
    return trimmed(ConnectionUrl.parse(ConnectionUrl.PREFIX).with(properties).withoutSecrets());
  }

  private static String trimmed(String text) {
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      line(String.format("  %-14s%s", name, value));
    }
  }
}
