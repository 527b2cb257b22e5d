package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.DriverConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BitbucketDataSourceTest {
  private static final String SECRET = "s3cr3tT0ken";

  private final BitbucketDataSource source = new BitbucketDataSource();

  private static Method method(String name) {
    return Arrays.stream(BitbucketDataSource.class.getMethods())
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no method " + name));
  }

  @ParameterizedTest
  @EnumSource(ConnectionProperty.class)
  void everyPropertyIsABeanProperty(ConnectionProperty property) throws Exception {
    Method setter = method("set" + property.text());
    Class<?> type = setter.getParameterTypes()[0];
    Method getter = method((type == boolean.class ? "is" : "get") + property.text());
    assertThat(getter.getReturnType()).isEqualTo(type);
    assertThat(String.valueOf(getter.invoke(source))).isEqualTo(property.defaultValue());

    Object value = sample(type);
    setter.invoke(source, value);
    assertThat(getter.invoke(source)).isEqualTo(value);
    assertThat(source.toProperties())
        .hasSize(1)
        .containsEntry(property.text(), String.valueOf(value));
  }

  private static Object sample(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 17;
    }
    return type == long.class ? (Object) 17L : "value";
  }

  @Test
  void checksPropertiesWithoutEchoingSecrets() {
    source.setPassword(SECRET);
    assertThat(source.getAPIToken()).isEqualTo(SECRET);
    assertThat(source.toString()).doesNotContain(SECRET);
    assertThatThrownBy(source::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("User")
        .message()
        .doesNotContain(SECRET);
    assertThatThrownBy(() -> source.getConnection("a:b", SECRET))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("colon")
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void showsItsUrlWithoutSecrets() throws SQLException {
    source.setUrl("jdbc:bitbucket:Workspace=acme;AccessToken=" + SECRET);
    assertThat(source.getUrl()).isEqualTo("jdbc:bitbucket:Workspace=acme;");
    source.setUrl("jdbc:h2:mem:");
    assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
  }

  @Test
  void isADataSource() throws SQLException {
    PrintWriter writer = new PrintWriter(new StringWriter());
    source.setLogWriter(writer);
    source.setLoginTimeout(5);

    assertThat(source.getLogWriter()).isSameAs(writer);
    assertThat(source.getLoginTimeout()).isEqualTo(5);
    assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    assertThatThrownBy(() -> source.unwrap(String.class)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> source.setLoginTimeout(-1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(source::createConnectionBuilder).isInstanceOf(SQLException.class);
  }

  private static Object resolved(Reference reference) throws Exception {
    return NamingManager.getObjectInstance(reference, null, null, null);
  }

  private static Object copied(Object source) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void comesBackFromAReferenceAndFromAStreamWithoutSecrets() throws Exception {
    for (ReferenceableSource original :
        List.of(new BitbucketDataSource(), new BitbucketConnectionPoolDataSource())) {
      original.setUrl("jdbc:bitbucket:Workspace=acme;Tables='a;b';AccessToken=" + SECRET);
      original.setProxyPassword(SECRET);
      original.setTimeout(7);
      original.setReadonly(true);
      original.setLoginTimeout(9);
      assertThat(original.getReference().toString()).doesNotContain(SECRET);

      for (Object again : List.of(resolved(original.getReference()), copied(original))) {
        assertThat(again).hasSameClassAs(original);
        ReferenceableSource source = (ReferenceableSource) again;
        assertThat(source.getLoginTimeout()).isEqualTo(9);
        assertThat(source.toProperties())
            .containsOnly(
                entry("Workspace", "acme"),
                entry("Tables", "a;b"),
                entry("Timeout", "7"),
                entry("Readonly", "true"),
                entry("AuthScheme", "AccessToken"));
        assertThatThrownBy(() -> DriverConfig.of(source.whole()))
            .as("a source that lost its token reads nothing as nobody")
            .hasMessageContaining("AccessToken");
        source.setAccessToken(SECRET);
        source.setReadonly(false);
        assertThat(DriverConfig.of(source.whole()).workspace()).isEqualTo("acme");
      }
    }
  }

  @Test
  void takesTheReferenceOfAContainer() throws Exception {
    Reference reference =
        new Reference("javax.sql.DataSource", BitbucketDataSourceFactory.class.getName(), null);
    reference.add(new StringRefAddr("factory", BitbucketDataSourceFactory.class.getName()));
    reference.add(new StringRefAddr("scope", "Shareable"));
    reference.add(new StringRefAddr("singleton", "true"));
    reference.add(new StringRefAddr("url", "jdbc:bitbucket:Workspace=acme"));
    reference.add(new StringRefAddr("user", "me@example.com"));
    reference.add(new StringRefAddr("password", SECRET));
    reference.add(new StringRefAddr("loginTimeout", "3"));

    BitbucketDataSource made = (BitbucketDataSource) resolved(reference);
    assertThat(made.getUrl()).isEqualTo("jdbc:bitbucket:Workspace=acme;");
    assertThat(made.getUser()).isEqualTo("me@example.com");
    assertThat(made.getAPIToken()).isEqualTo(SECRET);
    assertThat(made.getLoginTimeout()).isEqualTo(3);
    made.getConnection().close();

    reference.add(new StringRefAddr("Worksapce", "acme"));
    assertThatThrownBy(() -> resolved(reference)).hasMessageContaining("Worksapce");
    Object other = new Reference("java.lang.String", "x", null);
    assertThat(new BitbucketDataSourceFactory().getObjectInstance(other, null, null, null))
        .isNull();
    assertThat(new BitbucketDataSourceFactory().getObjectInstance("x", null, null, null)).isNull();
  }

  @Test
  void thePasswordIsTheSecretOfTheScheme() throws SQLException {
    source.setAuthScheme("AccessToken");
    assertThat(DriverConfig.of(source.whole("", SECRET)).authScheme())
        .isEqualTo(AuthScheme.ACCESS_TOKEN);
    source.setAuthScheme(null);
    assertThat(DriverConfig.of(source.whole("me@example.com", SECRET)).authScheme())
        .isEqualTo(AuthScheme.API_TOKEN);
  }
}
