package org.ntkdynamics.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.Session;

/**
 * A peer that obeys {@code src/bench/compare} line by line. {@code prepare TASK…} makes a task
 * ready, {@code time} runs it once and answers the seconds, {@code save FILE} writes what it
 * computed. Answers begin with {@code @}; native libraries may print other lines.
 */
public final class Worker {
  private static final String ANSWER = "@";

  private Worker() {}

  /**
   * Runs a worker, or with {@code export DIRECTORY IMAGES} writes the problem that all work on, or
   * with {@code blas} names the BLAS.
   *
   * @param args the peer and the problem's directory
   */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("blas")) {
      System.out.println(Session.begin("").software().blas());
      return;
    }
    Path directory = Path.of(args[1]);
    if (args[0].equals("export")) {
      DataSpec mnist = new DataSpec(new DatasetRef.Named("mnist"), Integer.parseInt(args[2]), 1);
      Problem.figure4(Datasets.load(mnist, 0, DataType.FLOAT).train()).write(directory);
      return;
    }
    Problem problem = Problem.read(directory);
    Peer peer =
        switch (args[0]) {
          case "limit" -> new LimitPeer(problem);
          case "own" -> new OwnPeer(problem);
          case "dl4j" -> new Dl4jPeer(problem);
          case "libtorch" -> new LibtorchPeer(problem);
          default -> throw new IllegalArgumentException("no such peer: " + args[0]);
        };
    obey(peer, System.out);
  }

  private static void obey(Peer peer, PrintStream out) throws IOException {
    out.println(ANSWER + peer.name());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Peer.Work work = () -> null;
    Peer.Result result = () -> null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "prepare" -> {
          work = peer.prepare(Arrays.copyOfRange(words, 1, words.length));
          out.println(ANSWER + "prepared");
        }
        case "time" -> {
          long start = System.nanoTime();
          result = work.run();
          out.println(ANSWER + (System.nanoTime() - start) / 1e9);
        }
        case "save" -> {
          NpyFile.write(Path.of(words[1]), result.array());
          out.println(ANSWER + "saved");
        }
        default -> throw new IllegalArgumentException("no such command: " + line);
      }
    }
  }
}
