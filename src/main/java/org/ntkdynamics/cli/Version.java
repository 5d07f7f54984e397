package org.ntkdynamics.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code ntk --version} prints: the version and the git commit it was built from. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties git = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/org/ntkdynamics/git.properties")) {
      if (in != null) {
        git.load(in);
      }
    }
    String dirty = Boolean.parseBoolean(git.getProperty("git.dirty")) ? ", modified" : "";
    return new String[] {
      "ntk-dynamics "
          + git.getProperty("git.build.version", "unknown version")
          + " (commit "
          + git.getProperty("git.commit.id.abbrev", "unknown")
          + dirty
          + ")",
      "Java " + System.getProperty("java.version")
    };
  }
}
