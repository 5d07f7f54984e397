package org.ntkdynamics.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Spark's own standalone master and workers, a process each, on the loopback, from the jars of this
 * class path.
 */
final class StandaloneCluster implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Path home;
  private final int port;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  private StandaloneCluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /**
   * Starts a cluster and waits until its workers are there.
   *
   * @param directory for logs and what executors write
   * @param workers how many, of one core each
   */
  static StandaloneCluster start(Path directory, int workers) throws IOException {
    Path home = Files.createDirectories(directory.resolve("spark-home"));
    linkJars(Files.createDirectories(home.resolve("jars")));
    StandaloneCluster cluster = new StandaloneCluster(home, freePort());
    boolean isUp = false;
    try {
      cluster.startAll(workers);
      isUp = true;
    } finally {
      if (!isUp) {
        cluster.close();
      }
    }
    return cluster;
  }

  private void startAll(int number) throws IOException {
    startMaster();
    for (int i = 0; i < number; i++) {
      startWorker();
    }
    for (int i = 0; i < number; i++) {
      await(workers.get(i), "worker-" + i, "Successfully registered with master");
    }
  }

  private void startMaster() throws IOException {
    Process master =
        launch(
            "master",
            "org.apache.spark.deploy.master.Master",
            List.of("--host", LOOPBACK, "--port", String.valueOf(port), "--webui-port", "0"));
    await(master, "master", "I have been elected leader");
  }

  private void startWorker() throws IOException {
    String name = "worker-" + workers.size();
    Path work = Files.createDirectories(home.resolve(name));
    Process worker =
        launch(
            name,
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                LOOPBACK,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                work.toString(),
                master()));
    workers.add(worker);
  }

  /** Where drivers find it. */
  String master() {
    return "spark://" + LOOPBACK + ':' + port;
  }

  /** Kills a worker, SIGKILL; its executors notice and end. */
  void killWorker(int number) {
    workers.get(number).destroyForcibly();
  }

  /**
   * Runs a class of this class path in a process of its own, as drivers are.
   *
   * @param options of Java, which override those that all have
   */
  Process launch(String name, String mainClass, List<String> arguments, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    for (String opened : List.of("sun.nio.ch", "java.nio", "java.util", "java.lang", "java.net")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=" + LOOPBACK,
            "-Dspark.driver.bindAddress=" + LOOPBACK,
            "-Dspark.executor.memory=512m",
            "-Dspark.ntk.arrayMemory=512m",
            "-Dspark.executor.extraClassPath=" + directories(),
            "-Dntk.home=" + Path.of("").toAbsolutePath()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                LOOPBACK,
                "OMP_NUM_THREADS",
                "1"));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What a process has said. */
  String said(String name) throws IOException {
    return Files.readString(log(name));
  }

  /** The directories of the executors of a worker that have computed: they have BLAS unpacked. */
  List<Path> executors(int worker) throws IOException {
    try (Stream<Path> paths = Files.walk(home.resolve("worker-" + worker), 2)) {
      return paths.filter(path -> Files.isDirectory(path.resolve("javacpp"))).toList();
    }
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  private void await(Process process, String name, String words) throws IOException {
    long start = System.nanoTime();
    while (!said(name).contains(words)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IllegalStateException(name + " does not start: " + said(name));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Executors find all jars in the cluster's home, and what is compiled here by its path. */
  private static String directories() {
    return String.join(
        File.pathSeparator,
        classPath()
            .filter(entry -> !entry.endsWith(".jar"))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private static void linkJars(Path jars) throws IOException {
    for (String entry : classPath().filter(path -> path.endsWith(".jar")).toList()) {
      Path link = jars.resolve(Path.of(entry).getFileName());
      if (Files.notExists(link)) {
        Files.createSymbolicLink(link, Path.of(entry).toAbsolutePath());
      }
    }
  }

  private static Stream<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends every process it has started, drivers first. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      Process process = processes.get(i);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
