package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the server knows, most of it computed from numbers when it is asked for. */
final class World {
  private final DemoOptions options;
  private final Shape shape;
  private final Dice dice;
  private final Workspace workspace;
  private final Ids projectIds;
  private final Ids repositoryIds;
  private final List<Person> people = new ArrayList<>();
  private final Selections selections = new Selections();
  private @Nullable PullRequestNumbers pullRequestNumbers;

  World(DemoOptions options) {
    this.options = options;
    shape = options.shape();
    dice = new Dice(Dice.mix(options.seed()));
    projectIds = new Ids(dice, 1);
    repositoryIds = new Ids(dice, 2);
    String slug = options.workspace();
    workspace = new Workspace(slug, shape.workspaceName(slug), new Ids(dice, 3).uuid(0));
    Ids personIds = new Ids(dice, 4);
    for (int i = 0; i < shape.members(); i++) {
      people.add(person(Person.Kind.MEMBER, shape.member(i), personIds));
    }
    people.add(person(Person.Kind.FORMER, "Former user", personIds));
    people.add(person(Person.Kind.APP, "Launch Bot", personIds));
  }

  private Person person(Person.Kind kind, String name, Ids ids) {
    int index = people.size();
    return new Person(index, kind, name, ids.uuid(index), dice.of(5).of(index));
  }

  DemoOptions options() {
    return options;
  }

  Shape shape() {
    return shape;
  }

  Dice dice() {
    return dice;
  }

  Selections selections() {
    return selections;
  }

  Workspace workspace() {
    return workspace;
  }

  /** The workspace in the place of an owner, where it is still called a team. */
  Json workspaceAsOwner() {
    return Json.object()
        .put("display_name", workspace.name())
        .lazy(
            "links",
            () ->
                Links.self("/workspaces/" + Links.encoded(workspace.uuid()))
                    .html("/" + Links.encoded(workspace.uuid()) + "/")
                    .json())
        .put("type", "team")
        .put("uuid", workspace.uuid())
        .put("username", workspace.slug())
        .freeze();
  }

  Ids projectIds() {
    return projectIds;
  }

  Ids repositoryIds() {
    return repositoryIds;
  }

  /** Whose credentials the caller is taken to have. */
  Person caller() {
    return people.get(0);
  }

  int members() {
    return shape.members();
  }

  Person person(int index) {
    return people.get(index);
  }

  /** Mostly a member, now and then the bot or someone whose account is gone altogether. */
  @Nullable Person anyone(Dice chance) {
    int roll = chance.below(60, 100);
    if (roll < 1) {
      return null;
    }
    if (roll < 10) {
      return people.get(roll < 3 ? shape.members() : shape.members() + 1);
    }
    return people.get(chance.below(61, shape.members()));
  }

  Project project(int index) {
    String[] project = shape.project(index);
    return new Project(this, index, project[0], project[1]);
  }

  Repository repository(int index) {
    return new Repository(this, index, shape.repository(index));
  }

  synchronized PullRequestNumbers pullRequestNumbers() {
    if (pullRequestNumbers == null) {
      pullRequestNumbers = PullRequestNumbers.of(shape);
    }
    return pullRequestNumbers;
  }

  @Nullable Repository findRepository(String slugOrUuid) {
    int index =
        slugOrUuid.startsWith("{")
            ? repositoryIds.indexOfUuid(slugOrUuid)
            : shape.repositoryOf(slugOrUuid);
    return index < 0 || index >= shape.repositories() ? null : repository(index);
  }
}
