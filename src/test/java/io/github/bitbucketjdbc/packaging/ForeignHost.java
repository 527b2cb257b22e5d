package io.github.bitbucketjdbc.packaging;

import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A program that hosts drivers as database tools do: in a class loader that sees the JDK and the
 * jars it is given, with no context loader. It uses the JDK only, and is run in a process of its
 * own by {@link IsolatedLoaderIT}.
 *
 * <p>Arguments: our URL, a query, then the jars in class path order. When Calcite itself is among
 * them it is used before and after our driver.
 */
final class ForeignHost {

  private static final String CALCITE = "org.apache.calcite.jdbc.Driver";

  private ForeignHost() {}

  public static void main(String[] args) throws Exception {
    DriverManager.setLogWriter(new PrintWriter(System.out, true));
    List<URL> jars = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      jars.add(Path.of(args[i]).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(null);
      boolean calcite = loader.getResource(CALCITE.replace('.', '/') + ".class") != null;
      if (calcite) {
        query(loader, CALCITE, "jdbc:calcite:", "VALUES 6 * 7");
      }
      query(loader, "io.github.bitbucketjdbc.BitbucketDriver", args[0], args[1]);
      if (calcite) {
        query(loader, CALCITE, "jdbc:calcite:", "VALUES 6 * 7");
      }
    }
  }

  private static void query(ClassLoader loader, String driverName, String url, String sql)
      throws Exception {
    Driver driver =
        (Driver) Class.forName(driverName, true, loader).getDeclaredConstructor().newInstance();
    try (Connection connection = driver.connect(url, new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder("row ").append(url);
        for (int i = 1; i <= columns; i++) {
          row.append('|').append(rows.getObject(i));
        }
        System.out.println(row);
      }
    }
  }
}
