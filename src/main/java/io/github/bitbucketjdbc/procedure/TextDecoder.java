package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Decodes texts whose encoding nobody tells; what does not decode is an error. */
final class TextDecoder {
  private final Charset encoding;

  TextDecoder(String name) {
    try {
      encoding = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION, "There is no encoding " + name + "; UTF-8 is the usual one", e);
    }
  }

  String decode(byte[] bytes) {
    try {
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BitbucketException(
          SqlState.DATA_EXCEPTION,
          "The text is not in "
              + encoding.name()
              + "; name its encoding, as in Encoding => 'windows-1252'; with 'ISO-8859-1' every"
              + " byte becomes one character",
          e);
    }
  }
}
