package io.github.bitbucketjdbc.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a multipart body (RFC 7578, and RFC 2387 for snippets). */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)filename=\"([^\"]*)\"");
  private static final String END_OF_HEADERS = "\r\n\r\n";

  private Multipart() {}

  static List<Body.Part> parse(String contentType, byte[] bytes) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw ApiError.badRequest("Bad request: the multipart body has no boundary");
    }
    // One char per byte, so that positions in the text are positions in the body.
    String body = new String(bytes, StandardCharsets.ISO_8859_1);
    String delimiter = "--" + boundary.group(1);
    List<Body.Part> parts = new ArrayList<>();
    int start = body.indexOf(delimiter);
    while (start >= 0) {
      int from = start + delimiter.length();
      int end = body.indexOf("\r\n" + delimiter, from);
      if (end >= 0) {
        parts.add(part(body.substring(from, end)));
      }
      start = end < 0 ? -1 : end + 2;
    }
    return parts;
  }

  private static Body.Part part(String text) {
    int split = text.indexOf(END_OF_HEADERS);
    if (split < 0) {
      throw ApiError.badRequest("Bad request: a part has no headers");
    }
    String headers = utf8(text.substring(0, split));
    byte[] content =
        text.substring(split + END_OF_HEADERS.length()).getBytes(StandardCharsets.ISO_8859_1);
    return new Body.Part(first(NAME, headers), first(FILE, headers), content);
  }

  private static String first(Pattern pattern, String headers) {
    Matcher matcher = pattern.matcher(headers);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
