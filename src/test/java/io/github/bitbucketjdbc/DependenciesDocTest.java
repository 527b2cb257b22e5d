package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final Path OURS = Path.of("pom.xml");
  private static final Path TOOLS = Path.of("src/tools/pom.xml");

  @Test
  void everyDirectDependencySaysWhyItIsThere() throws Exception {
    String[] page =
        Files.readString(Path.of("docs/dependencies.md")).split("## The tools that use the driver");
    assertThat(page).hasSize(2);
    assertThat(explained(page[0])).as("the driver's").isEqualTo(dependencies(OURS));
    assertThat(explained(page[1])).as("the tools'").isEqualTo(dependencies(TOOLS));
  }

  @Test
  void theToolsHaveTheVersionsOfTheDriver() throws Exception {
    assertThat(child(project(TOOLS), "version").getTextContent())
        .isEqualTo(child(project(OURS), "version").getTextContent());
    Map<String, String> ours = versions(OURS);
    Map<String, String> shared = new TreeMap<>(versions(TOOLS));
    shared.keySet().retainAll(ours.keySet());
    assertThat(shared).containsKeys("assertj.version", "hibernate.version", "junit.version");
    assertThat(ours).containsAllEntriesOf(shared);
  }

  private static Set<String> explained(String text) {
    Set<String> explained = new TreeSet<>();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      explained.add(line.group(1));
    }
    return explained;
  }

  private static Set<String> dependencies(Path pom) throws Exception {
    Set<String> declared = new TreeSet<>();
    Element dependencies = child(project(pom), "dependencies");
    for (Element dependency : children(dependencies)) {
      declared.add(
          child(dependency, "groupId").getTextContent()
              + ":"
              + child(dependency, "artifactId").getTextContent());
    }
    assertThat(declared).as("direct dependencies in %s", pom).isNotEmpty();
    return declared;
  }

  private static Map<String, String> versions(Path pom) throws Exception {
    Map<String, String> versions = new TreeMap<>();
    for (Element property : children(child(project(pom), "properties"))) {
      if (property.getTagName().endsWith(".version")) {
        versions.put(property.getTagName(), property.getTextContent());
      }
    }
    return versions;
  }

  private static Element project(Path pom) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no <" + name + "> in <" + parent.getTagName() + ">"));
  }
}
