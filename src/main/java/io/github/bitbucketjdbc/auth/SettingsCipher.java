package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a file of tokens: AES-256 in Galois/Counter Mode, which also finds any change, under a
 * key that PBKDF2 makes of what the user has. Each file keeps its salt, since making the key takes
 * a tenth of a second; each writing has a nonce of its own.
 */
final class SettingsCipher {
  private static final String SALT = "Salt";
  private static final String NONCE = "Nonce";
  private static final String DATA = "Data";
  private static final int ITERATIONS = 210_000;
  private static final int KEY_BITS = 256;
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final SettingsKey source;
  private String salt = "";
  private @Nullable SecretKey key;

  SettingsCipher(SettingsKey source) {
    this.source = source;
  }

  static boolean isEncrypted(Map<String, String> values) {
    return values.containsKey(DATA);
  }

  /**
   * Encrypts a text.
   *
   * @throws BitbucketException when the key cannot be had
   */
  synchronized Map<String, String> encrypt(String text) {
    byte[] nonce = bytes(NONCE_BYTES);
    String usedSalt = salt.isEmpty() ? Base64.getEncoder().encodeToString(bytes(SALT_BYTES)) : salt;
    try {
      byte[] data =
          cipher(Cipher.ENCRYPT_MODE, usedSalt, nonce)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder base64 = Base64.getEncoder();
      return Map.of(
          SALT, usedSalt, NONCE, base64.encodeToString(nonce), DATA, base64.encodeToString(data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES and PBKDF2", e);
    }
  }

  /**
   * Decrypts a text, or returns null when the key is another or the text was changed.
   *
   * @throws BitbucketException when the key cannot be had
   */
  synchronized @Nullable String decrypt(Map<String, String> values) {
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      byte[] nonce = base64.decode(values.getOrDefault(NONCE, ""));
      byte[] data = base64.decode(values.getOrDefault(DATA, ""));
      byte[] text = cipher(Cipher.DECRYPT_MODE, values.getOrDefault(SALT, ""), nonce).doFinal(data);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  private Cipher cipher(int mode, String usedSalt, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(usedSalt), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(SettingsText.FORMAT.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretKey key(String usedSalt) throws GeneralSecurityException {
    SecretKey known = key;
    if (known != null && usedSalt.equals(salt)) {
      return known;
    }
    PBEKeySpec spec =
        new PBEKeySpec(
            source.get().toCharArray(), Base64.getDecoder().decode(usedSalt), ITERATIONS, KEY_BITS);
    byte[] derived =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    SecretKey made = new SecretKeySpec(derived, "AES");
    key = made;
    salt = usedSalt;
    return made;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
