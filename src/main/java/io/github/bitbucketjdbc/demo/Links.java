package io.github.bitbucketjdbc.demo;

/**
 * The {@code links} of an object. They name the real hosts, as no client may take the place of an
 * object from where it asked.
 */
final class Links {
  private static final String API = "https://api.bitbucket.org/2.0";
  private static final String SITE = "https://bitbucket.org";

  private final Json links = Json.object();

  static Links self(String path) {
    return new Links().api("self", path);
  }

  static Links none() {
    return new Links();
  }

  Links api(String name, String path) {
    links.put(name, Json.link(API + path));
    return this;
  }

  Links html(String path) {
    return site("html", path);
  }

  Links site(String name, String path) {
    links.put(name, Json.link(SITE + path));
    return this;
  }

  Links link(String name, String href) {
    links.put(name, Json.link(href));
    return this;
  }

  Links put(String name, Object value) {
    links.put(name, value);
    return this;
  }

  Json json() {
    return links;
  }

  static String encoded(String uuid) {
    return uuid.replace("{", "%7B").replace("}", "%7D");
  }
}
