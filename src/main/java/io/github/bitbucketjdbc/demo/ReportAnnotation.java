package io.github.bitbucketjdbc.demo;

import java.util.List;

/** A finding of a report. */
record ReportAnnotation(Report report, int index) {
  private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
  private static final List<String> TYPES = List.of("VULNERABILITY", "CODE_SMELL", "BUG");

  Json json() {
    Dice dice = report.commit().dice().of(27).of(index);
    boolean wholeFile = dice.chance(1, 20);
    Json annotation =
        Json.object()
            .put("type", "report_annotation")
            .put("uuid", report.annotationIds().uuid(index))
            .put("external_id", report.externalId() + "-" + index)
            .put("annotation_type", dice.pick(2, TYPES))
            .put("path", "src/main/Orbit.java");
    if (index % 2 == 0) {
      annotation.put("title", "Finding " + index);
    }
    return annotation
        .put("line", wholeFile ? null : (Object) (1 + dice.below(3, 300)))
        .put("summary", Words.title(dice.of(4)))
        .put("details", dice.chance(5, 50) ? null : Words.text(dice.of(6)))
        .put("result", dice.chance(7, 80) ? "FAILED" : "IGNORED")
        .put("severity", dice.pick(8, SEVERITIES))
        .put("link", "https://scan.rockets.example/finding/" + index)
        .put("created_on", Stamps.core(report.created()))
        .put("updated_on", Stamps.core(report.created() + 3));
  }
}
