package org.ntkdynamics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.bytedeco.openblas.global.openblas_full;
import org.nd4j.linalg.api.blas.Blas;
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
 * @param blas the BLAS library; of OpenBLAS also the version and the kernels it picked or was told
 *     to use, on which rounding depends
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
        blas(Nd4j.factory().blas().getBlasVendor()));
  }

  private static String blas(Blas.Vendor vendor) {
    if (vendor != Blas.Vendor.OPENBLAS) {
      return String.valueOf(vendor);
    }
    // As in "OpenBLAS 0.3.31 DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64".
    String[] build = openblas_full.openblas_get_config().getString().strip().split("\\s+", 3);
    String kernels = openblas_full.openblas_get_corename().getString();
    return build[0] + ' ' + build[1] + ", kernels " + kernels;
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
