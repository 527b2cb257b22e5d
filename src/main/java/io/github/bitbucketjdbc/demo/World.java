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
  private final Overlay overlay;
  private final Storage storage = new Storage();
  private final Repositories repositories = new Repositories(this);
  private final Projects projects = new Projects(this);
  private @Nullable PullRequestNumbers pullRequestNumbers;
  private int numberedAt;

  World(DemoOptions options) {
    this.options = options;
    shape = options.shape();
    dice = new Dice(Dice.mix(options.seed()));
    overlay = new Overlay(dice);
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

  /** Where files and logs are. */
  Storage storage() {
    return storage;
  }

  /** What was written. */
  Overlay overlay() {
    return overlay;
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

  Projects projects() {
    return projects;
  }

  Project project(int index) {
    return projects.get(index);
  }

  Repositories repositories() {
    return repositories;
  }

  Repository repository(int index) {
    return repositories.get(index);
  }

  /** The UUID of a member whom a path names in whatever way. */
  String canonicalUser(String wanted) {
    Person person = findPerson(wanted);
    return person == null ? wanted : person.uuid();
  }

  /** The member with a UUID or an account id, or null: nobody is found by another name. */
  @Nullable Person findPerson(String wanted) {
    for (int i = 0; i < members(); i++) {
      Person person = people.get(i);
      if (person.uuid().equals(wanted) || person.accountId().equals(wanted)) {
        return person;
      }
    }
    return null;
  }

  synchronized PullRequestNumbers pullRequestNumbers() {
    if (pullRequestNumbers == null || numberedAt != overlay.version()) {
      pullRequestNumbers = PullRequestNumbers.of(repositories);
      numberedAt = overlay.version();
    }
    return pullRequestNumbers;
  }

  @Nullable Repository findRepository(String slugOrUuid) {
    return repositories.find(slugOrUuid);
  }
}
