package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BitbucketDriverTest {
  private static final String SECRET = "s3cr3tT0ken";

  private final Driver driver = new BitbucketDriver();

  @Test
  void isFound() throws SQLException {
    assertThat(DriverManager.getDriver("jdbc:bitbucket:")).isInstanceOf(BitbucketDriver.class);
    assertThat(ServiceLoader.load(Driver.class))
        .anyMatch(found -> found instanceof BitbucketDriver);
  }

  @Test
  void leavesForeignUrlsAlone() throws SQLException {
    Properties nonsense = new Properties();
    nonsense.setProperty("nonsense", "x");

    assertThat(driver.connect("jdbc:h2:mem:", nonsense)).isNull();
    assertThat(driver.acceptsURL("jdbc:h2:mem:")).isFalse();
    assertThatThrownBy(() -> driver.acceptsURL(null)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
  }

  @Test
  void refusesWrongPropertiesWithoutSecrets() {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:bitbucket:Workspce=x", "me", SECRET))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Did you mean Workspace?")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08P02"));
    assertThatThrownBy(() -> driver.connect("jdbc:bitbucket:APIToken=" + SECRET, new Properties()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("User")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void describesEveryProperty() throws SQLException {
    DriverPropertyInfo[] all =
        driver.getPropertyInfo(
            "jdbc:bitbucket:Workspace=acme;AccessToken=" + SECRET, new Properties());

    assertThat(all).hasSize(ConnectionProperty.values().length);
    for (int i = 0; i < all.length; i++) {
      ConnectionProperty property = ConnectionProperty.values()[i];
      assertThat(all[i].name).isEqualTo(property.text());
      assertThat(all[i].description).isEqualTo(property.description());
      assertThat(all[i].required).isFalse();
      assertThat(all[i].value).isNotEqualTo(SECRET);
      assertThat(all[i].choices == null).isEqualTo(property.choices().isEmpty());
    }
    assertThat(Arrays.stream(all).filter(p -> p.name.equals("Workspace")).findFirst())
        .hasValueSatisfying(p -> assertThat(p.value).isEqualTo("acme"));
    assertThat(driver.getPropertyInfo(null, null)).hasSize(all.length);
  }

  @Test
  void tellsWhoItIs() throws SQLException {
    assertThat(driver.jdbcCompliant()).isFalse();
    assertThat(driver.getParentLogger().getName()).isEqualTo("io.github.bitbucketjdbc");
    assertThat(driver.getMajorVersion()).isNotNegative();
    assertThat(driver.getMinorVersion()).isNotNegative();
  }
}
