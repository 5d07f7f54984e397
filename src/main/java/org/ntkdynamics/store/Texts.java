package org.ntkdynamics.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold text. */
final class Texts {
  private Texts() {}

  /**
   * Reads a text.
   *
   * @throws StoreException if the file is not in UTF-8
   */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new StoreException(file + ": not as it was written: not a text in UTF-8", e);
    }
  }
}
