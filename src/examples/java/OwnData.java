import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Data of a user's own that are no images: three arms of a spiral, a CSV file and its spec. */
public final class OwnData {
  private OwnData() {}

  /** Argument: the directory to write to. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Random random = new Random(1);
    List<String> lines = new ArrayList<>(List.of("x,y,arm"));
    for (int i = 0; i < 300; i++) {
      double radius = 0.1 + random.nextDouble();
      double angle = 2 * Math.PI * i / 3 + 3 * radius + 0.1 * random.nextGaussian();
      lines.add(radius * Math.cos(angle) + "," + radius * Math.sin(angle) + "," + i % 3);
    }
    Files.write(directory.resolve("spiral.csv"), lines);
    Files.writeString(
        directory.resolve("spiral.yaml"),
        """
        kind: label-awareness
        name: spiral
        data: { dataset: { csv: spiral.csv, label: arm }, scaling: standardised, trainSize: 240, testSize: 60 }
        network: { hiddenLayers: 4, width: 64, outputs: 3, sigmaW2: [1.0, 2.0, 2.2] }
        training: { optimizer: adam, learningRate: 1.0e-3, batchSize: full, steps: 300 }
        kernel: { samplesPerClass: 20, steps: [0, 10, 100, 300] }
        """);
  }
}
