package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.json.TextMembers;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The form that makes a commit: a part for each file, named by its path. Paths begin with a slash,
 * so that no file can be taken for the message or the branch.
 */
final class CommitForm {
  private CommitForm() {}

  static Content of(ProcedureCall call) {
    Map<String, byte[]> files = files(call);
    List<String> deletions =
        call.text("Deletions").isEmpty()
            ? List.of()
            : TextMembers.ofList("Deletions", call.text("Deletions"));
    if (files.isEmpty() && deletions.isEmpty()) {
      throw ProcedurePlanner.missing(call.def(), "Path and Content, Files, or Deletions");
    }
    List<Content.Part> parts = new ArrayList<>();
    for (String field : List.of("Message", "Author", "Branch", "Parents")) {
      if (!call.text(field).isEmpty()) {
        String name = field.toLowerCase(Locale.ROOT);
        parts.add(part(name, call.text(field)));
      }
    }
    files.forEach((path, bytes) -> parts.add(new Content.Part(path, path, bytes)));
    for (String path : deletions) {
      String absolute = absolute(path);
      if (files.containsKey(absolute)) {
        throw new BitbucketException(
            SqlState.DATA_EXCEPTION, "A file is both written and deleted: " + path);
      }
      parts.add(part("files", absolute));
    }
    return new Content.Form(parts);
  }

  private static Content.Part part(String name, String value) {
    return new Content.Part(name, "", value.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> files(ProcedureCall call) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] content = call.bytes("Content");
    String single = call.text("Path");
    if (single.isEmpty() != (content == null)) {
      throw ProcedurePlanner.missing(call.def(), single.isEmpty() ? "Path" : "Content");
    }
    if (content != null) {
      files.put(absolute(single), content);
    }
    if (!call.text("Files").isEmpty()) {
      TextMembers.ofObject("Files", call.text("Files"))
          .forEach(
              (path, text) -> files.put(absolute(path), text.getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  private static String absolute(String path) {
    String absolute = path.startsWith("/") ? path : "/" + path;
    boolean whole = !absolute.endsWith("/") && !absolute.contains("//");
    if (!whole || List.of(absolute.split("/")).stream().anyMatch(s -> s.matches("\\.{1,2}"))) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, "This is not the path of a file in a repository: " + path);
    }
    return absolute;
  }
}
