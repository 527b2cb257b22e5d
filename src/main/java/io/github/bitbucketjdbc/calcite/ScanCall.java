package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.ScanSpec;

/** What generated code needs to run a scan. Public because generated code names it. */
public record ScanCall(ScanSpec spec, SlotValues slots) {}
