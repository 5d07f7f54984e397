package org.ntkdynamics.spark;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.ntkdynamics.study.EngineException;
import org.ntkdynamics.study.EngineRequest;

/**
 * What Spark is told. A property {@code spark.…} that is set, by {@code spark-submit} or as one of
 * Java, is left as it is.
 */
final class SparkSettings {
  /** How many bytes of arrays, which lie outside the heap, an executor may have. */
  static final String ARRAY_MEMORY = "spark.ntk.arrayMemory";

  private static final String ARRAY_MEMORY_DEFAULT = "2g";
  private static final String HEAP_DEFAULT = "1g";
  private static final String OPTIONS = "spark.executor.extraJavaOptions";
  private static final String CLASS_PATH = "spark.executor.extraClassPath";
  private static final String JARS = "spark.jars";
  private static final long MEBI = 1 << 20;

  /** What else of an executor lies outside its heap: code, threads, libraries. */
  private static final long REST_MEBI = 512;

  private SparkSettings() {}

  /**
   * The settings of an application.
   *
   * @param environment of this process
   * @throws EngineException if it is not said where the cluster is
   */
  static SparkConf of(EngineRequest request, Map<String, String> environment) {
    SparkConf conf = new SparkConf();
    if (request.master() != null) {
      conf.setMaster(request.master());
    }
    if (!conf.contains("spark.master")) {
      throw new EngineException(
          "the engine spark needs --master, such as --master spark://host:7077; spark-submit names"
              + " it by itself");
    }
    conf.setIfMissing("spark.app.name", "ntk");
    // Rounding depends on these; the threads of a unit are those of its task.
    conf.setExecutorEnv("OMP_NUM_THREADS", "1");
    conf.setExecutorEnv("OPENBLAS_NUM_THREADS", "1");
    String kernels = environment.get("OPENBLAS_CORETYPE");
    if (kernels != null) {
      conf.setExecutorEnv("OPENBLAS_CORETYPE", kernels);
    }
    limitMemory(conf);
    shipJars(conf);
    return conf;
  }

  /** JavaCPP counts arrays, and frees none by itself before its limits are reached. */
  private static void limitMemory(SparkConf conf) {
    long arrays = conf.getSizeAsMb(ARRAY_MEMORY, ARRAY_MEMORY_DEFAULT);
    long heap = conf.getSizeAsMb("spark.executor.memory", HEAP_DEFAULT);
    conf.setIfMissing("spark.executor.memoryOverhead", arrays + REST_MEBI + "m");
    String home = System.getProperty("ntk.home", "");
    String options =
        String.join(
            " ",
            conf.get(OPTIONS, ""),
            "-Dorg.bytedeco.javacpp.maxbytes=" + arrays * MEBI,
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + (heap + arrays + REST_MEBI) * MEBI,
            // Below the executor's own directory: processes that share a cache disturb each other.
            "-Dorg.bytedeco.javacpp.cachedir=javacpp",
            home.isEmpty() ? "" : "-Dntk.home=" + home);
    conf.set(OPTIONS, options.strip());
  }

  /** This program's jars go along, unless executors are told where to find them. */
  private static void shipJars(SparkConf conf) {
    if (conf.contains(CLASS_PATH) || conf.contains(JARS)) {
      return;
    }
    Path home = Path.of(System.getProperty("ntk.home", "")).toAbsolutePath();
    Path provided = home.resolve("target/lib-spark");
    Set<String> jars = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar") && !Path.of(entry).toAbsolutePath().startsWith(provided)) {
        jars.add(entry);
      }
    }
    addJars(home.resolve("target/lib"), jars);
    conf.set(JARS, String.join(",", jars));
  }

  private static void addJars(Path directory, Set<String> jars) {
    File[] files = directory.toFile().listFiles((parent, name) -> name.endsWith(".jar"));
    for (File file : files == null ? new File[0] : files) {
      if (!file.getName().startsWith("slf4j-")) { // Spark has its own.
        jars.add(file.getPath());
      }
    }
  }
}
