package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every direct dependency has its reason on one page, and no line outlives its dependency. */
class DependenciesDocTest {

  private static final Pattern LINE =
      Pattern.compile("^\\| `([^`:]+:[^`:]+)` \\| \\S[^|]* \\| (\\S[^|]*) \\|$", Pattern.MULTILINE);

  @Test
  void everyDirectDependencySaysWhyItIsThere() throws Exception {
    Set<String> declared = new TreeSet<>();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element project =
        factory.newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
    for (Node dependency = child(project, "dependencies").getFirstChild();
        dependency != null;
        dependency = dependency.getNextSibling()) {
      if (dependency instanceof Element element) {
        declared.add(
            child(element, "groupId").getTextContent()
                + ":"
                + child(element, "artifactId").getTextContent());
      }
    }

    Set<String> explained = new TreeSet<>();
    Matcher line = LINE.matcher(Files.readString(Path.of("docs/dependencies.md")));
    while (line.find()) {
      explained.add(line.group(1));
    }

    assertThat(declared).as("direct dependencies in pom.xml").isNotEmpty();
    assertThat(explained).as("dependencies in docs/dependencies.md").isEqualTo(declared);
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no <" + name + "> in <" + parent.getTagName() + ">");
  }
}
