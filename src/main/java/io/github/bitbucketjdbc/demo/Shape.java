package io.github.bitbucketjdbc.demo;

/** How much of everything a workspace holds. */
interface Shape {
  String workspaceName(String slug);

  int members();

  int projects();

  int repositories();

  RepositoryShape repository(int index);

  /** The number of the repository with a slug, or -1. */
  int repositoryOf(String slug);

  /** The key and the name of a project. */
  String[] project(int index);

  /** The name of a member. */
  String member(int index);
}
