package io.github.bitbucketjdbc.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the driver, as the build wrote it into a resource.
 *
 * @param text the whole version
 * @param major its first number
 * @param minor its second number
 */
public record DriverVersion(String text, int major, int minor) {
  /** The name of the driver. */
  public static final String NAME = "Bitbucket JDBC Driver";

  private static final String UNKNOWN = "0.0";
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

  /** Returns the version of this driver, {@code 0.0} when the build did not write it. */
  public static DriverVersion current() {
    return Holder.CURRENT;
  }

  static DriverVersion of(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? new DriverVersion(
            text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
        : new DriverVersion(UNKNOWN, 0, 0);
  }

  private static final class Holder {
    private static final DriverVersion CURRENT = of(read());

    private static String read() {
      Properties properties = new Properties();
      try (InputStream in =
          DriverVersion.class.getResourceAsStream("/io/github/bitbucketjdbc/version.properties")) {
        if (in != null) {
          properties.load(in);
        }
      } catch (IOException e) {
        return UNKNOWN;
      }
      return properties.getProperty("version", UNKNOWN);
    }
  }
}
