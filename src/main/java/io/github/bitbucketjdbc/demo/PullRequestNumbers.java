package io.github.bitbucketjdbc.demo;

import java.util.Arrays;

/** Numbers the pull requests of all repositories one after the other. */
record PullRequestNumbers(int[] firsts, int total) {

  static PullRequestNumbers of(Repositories repositories) {
    int[] firsts = new int[repositories.count()];
    int total = 0;
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = total;
      total = Math.addExact(total, repositories.at(i).pullRequests());
    }
    return new PullRequestNumbers(firsts, total);
  }

  PullRequest pullRequest(World world, int number) {
    int found = Arrays.binarySearch(firsts, number);
    int index = found >= 0 ? found : -found - 2;
    while (world.repositories().at(index).pullRequests() <= number - firsts[index]) {
      index++;
    }
    return new PullRequest(world.repositories().at(index), number - firsts[index]);
  }
}
