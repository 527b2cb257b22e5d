package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
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
}
