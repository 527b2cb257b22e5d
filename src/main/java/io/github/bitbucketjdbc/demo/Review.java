package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone has to do with a pull request: an asked reviewer, or somebody who merely took part.
 *
 * @param participated when the person first acted, or zero for never
 */
record Review(Person person, boolean wasAsked, @Nullable String state, long participated) {
  /** Aiko looks at everything, Rafael and Hà take their time. */
  private static final int EAGER = 2;

  private static final List<Integer> SLOW = List.of(3, 5);

  static List<Review> of(PullRequest pull) {
    if (pull.isNew()) {
      return List.of();
    }
    World world = pull.repository().world();
    Person author = pull.author();
    int authorIndex = author == null ? -1 : author.index();
    boolean story = pull.repository().shape().varies();
    List<Review> reviews = new ArrayList<>();
    int wanted = pull.dice().below(31, 4);
    int first = pull.dice().below(32, world.members());
    if (story && authorIndex != EAGER) {
      reviews.add(review(pull, world.person(EAGER), true));
    }
    for (int i = 0; i < wanted && i < world.members(); i++) {
      int index = (first + i) % world.members();
      boolean alreadyThere = story && index == EAGER;
      if (index != authorIndex && !alreadyThere) {
        reviews.add(review(pull, world.person(index), i < 3));
      }
    }
    if (pull.dice().chance(33, 30) && wanted < world.members()) {
      int index = (first + wanted) % world.members();
      if (index != authorIndex && !(story && index == EAGER)) {
        reviews.add(new Review(world.person(index), false, null, 0));
      }
    }
    return reviews;
  }

  private static Review review(PullRequest pull, Person person, boolean asked) {
    boolean story = pull.repository().shape().varies();
    Dice dice = pull.dice().of(34).of(person.index());
    long delay =
        story && person.index() == EAGER
            ? Stamps.HOUR / 6
            : story && SLOW.contains(person.index()) ? 4 * Stamps.DAY : 3 * Stamps.HOUR;
    long moment = pull.created() + delay + dice.belowLong(1, 4 * delay);
    if (moment > pull.updated()) {
      return new Review(person, asked, null, 0);
    }
    int roll = dice.below(2, 100);
    String state =
        roll < (pull.isOpen() ? 40 : 80) ? "approved" : roll < 90 ? "changes_requested" : null;
    return new Review(person, asked, state, moment);
  }

  Json json() {
    return Json.object()
        .put("type", "participant")
        .lazy("user", person::json)
        .put("role", wasAsked ? "REVIEWER" : "PARTICIPANT")
        .put("approved", "approved".equals(state))
        .put("state", state)
        .put("participated_on", participated == 0 ? null : Stamps.core(participated));
  }
}
