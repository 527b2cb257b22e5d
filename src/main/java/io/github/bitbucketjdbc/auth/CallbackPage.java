package io.github.bitbucketjdbc.auth;

/** What the browser shows when it came back. Nothing of the request is repeated on these pages. */
final class CallbackPage {
  static final String DONE =
      page("Signed in", "You can close this page and go back to your program.");

  static final String DENIED =
      page("Not signed in", "Access was denied. Your program says what to do next.");

  static final String NOT_OURS =
      page(
          "Not signed in",
          "This answer does not belong to the sign-in that is under way. Use the newest page that"
              + " your program opened.");

  static final String NOT_HERE = page("Nothing here", "Your program waits at another address.");

  private CallbackPage() {}

  private static String page(String title, String text) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%1$s</title>
    <style>body { font: 1.1em sans-serif; margin: 15vh auto; max-width: 30em; text-align: center }</style>
    </head>
    <body><h1>%1$s</h1><p>%2$s</p></body>
    </html>
    """
        .formatted(title, text);
  }
}
