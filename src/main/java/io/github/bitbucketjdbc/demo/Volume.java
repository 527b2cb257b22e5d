package io.github.bitbucketjdbc.demo;

/**
 * How many rows a repository holds.
 *
 * @param comments how many each pull request has, or at most has when the repository varies
 * @param steps how many each pipeline has, or at most has when the repository varies
 */
record Volume(
    int pullRequests,
    int comments,
    int branches,
    int tags,
    int commits,
    int pipelines,
    int steps) {}
