package org.ntkdynamics.study.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a paper states, from {@code statements.yaml} beside this class.
 *
 * @param reference where it stands there
 * @param statement what it says, in plain notation
 * @param spec the spec file in {@code experiments/} that measures it in full
 * @param correction what is right instead; null if nothing is known
 * @param example the smallest example that can be checked by hand; null if there is none
 */
record Statement(
    String reference,
    String statement,
    String spec,
    @Nullable String correction,
    @Nullable String example) {
  private static final String FILE = "statements.yaml";
  private static final Map<String, Statement> ALL = read();

  /** The ids of all claims. */
  static Set<String> ids() {
    return ALL.keySet();
  }

  /**
   * The statement of a claim.
   *
   * @throws IllegalArgumentException if the file has none of this id
   */
  static Statement of(String id) {
    Statement found = ALL.get(id);
    if (found == null) {
      throw new IllegalArgumentException(FILE + " has no " + id);
    }
    return found;
  }

  private static Map<String, Statement> read() {
    Map<String, Statement> all = new LinkedHashMap<>();
    try (InputStream in = Statement.class.getResourceAsStream(FILE)) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      ((Map<?, ?>) tree).forEach((id, fields) -> all.put(id.toString(), of((Map<?, ?>) fields)));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return all;
  }

  private static Statement of(Map<?, ?> fields) {
    return new Statement(
        String.valueOf(fields.get("reference")),
        String.valueOf(fields.get("statement")),
        String.valueOf(fields.get("spec")),
        (String) fields.get("correction"),
        (String) fields.get("example"));
  }
}
