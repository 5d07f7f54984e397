package org.ntkdynamics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The programs that computed a run. What cannot be found out is {@value #UNKNOWN}.
 *
 * @param version the version of this software
 * @param gitCommit the abbreviated commit it was built from
 * @param gitDirty {@code true} if files had changed since that commit, {@code false} if not
 * @param java the vendor and version of the Java runtime
 * @param dl4j the version of Deeplearning4j
 * @param nd4j the version of ND4J and the name of its backend
 * @param blas the vendor of the BLAS library
 */
public record Software(
    String version,
    String gitCommit,
    String gitDirty,
    String java,
    String dl4j,
    String nd4j,
    String blas) {
  static final String UNKNOWN = "unknown";

  private static final String GIT = "/org/ntkdynamics/git.properties";
  private static final String DL4J =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
  private static final String ND4J = "/org/eclipse/org.nd4j-nd4j-api-git.properties";

  /** What this process runs on; loads ND4J's native library. */
  static Software current() {
    return new Software(
        property(GIT, "git.build.version"),
        property(GIT, "git.commit.id.abbrev"),
        property(GIT, "git.dirty"),
        System.getProperty("java.vm.vendor") + ' ' + System.getProperty("java.runtime.version"),
        property(DL4J, "version"),
        property(ND4J, "git.build.version") + ' ' + Nd4j.getBackend().getClass().getSimpleName(),
        String.valueOf(Nd4j.factory().blas().getBlasVendor()));
  }

  private static String property(String resource, String key) {
    Properties properties = new Properties();
    try (InputStream in = Software.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource + ": cannot be read from the class path", e);
    }
    return properties.getProperty(key, UNKNOWN);
  }
}
