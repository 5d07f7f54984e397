package org.ntkdynamics.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.NpyFile;

/**
 * What is computed on: a network and images.
 *
 * @param architecture the network's shape
 * @param parameters its parameters, float32, shape {@code [1, P]}
 * @param train the images of a training step
 * @param lenet the parameters of {@link LeNet}
 */
record Problem(Architecture architecture, INDArray parameters, Samples train, INDArray lenet) {
  static final int INPUTS = 784;
  static final int OUTPUTS = 10;

  /** The most images a kernel is computed of: those of Figure 4. */
  static final int KERNEL_IMAGES = 100;

  /** The micro-batch of the specs. */
  static final int MICRO_BATCH = 500;

  private static final double SIGMA_W2 = 2.0;
  private static final int LANES = 4;

  /** The network of Figure 4 on noise, for benchmarks whose time does not depend on the values. */
  static Problem figure4(int images) {
    return noise(20, 300, OUTPUTS, images);
  }

  /** A network of constant width on noise. */
  static Problem noise(int hiddenLayers, int width, int outputs, int images) {
    INDArray features = Nd4j.rand(DataType.FLOAT, images, INPUTS);
    List<Integer> labels = IntStream.range(0, images).map(i -> i % outputs).boxed().toList();
    return of(
        Architecture.of(INPUTS, Collections.nCopies(hiddenLayers, width), outputs),
        new Samples(features, labels, labels, outputs));
  }

  /** The network of Figure 4 on images. */
  static Problem figure4(Samples images) {
    return of(Architecture.of(INPUTS, Collections.nCopies(20, 300), OUTPUTS), images);
  }

  private static Problem of(Architecture architecture, Samples images) {
    INDArray parameters =
        new Initialization(SIGMA_W2, 0)
            .draw(architecture, RandomStreams.stream(0, "benchmark"), DataType.FLOAT);
    return new Problem(architecture, parameters, images, LeNet.draw());
  }

  /** Reads a problem that {@link #write} wrote. */
  static Problem read(Path directory) {
    List<Integer> widths = integers(directory.resolve("widths.npy"));
    List<Integer> labels = integers(directory.resolve("labels.npy"));
    INDArray images = NpyFile.read(directory.resolve("images.npy")).castTo(DataType.FLOAT);
    INDArray parameters = NpyFile.read(directory.resolve("parameters.npy")).castTo(DataType.FLOAT);
    return new Problem(
        new Architecture(widths),
        parameters,
        new Samples(images, labels, labels, OUTPUTS),
        NpyFile.read(directory.resolve("lenet.npy")));
  }

  private static List<Integer> integers(Path file) {
    return Arrays.stream(NpyFile.read(file).toIntVector()).boxed().toList();
  }

  /** Writes five files for every peer to read. */
  void write(Path directory) {
    NpyFile.write(directory.resolve("widths.npy"), vector(architecture.widths()));
    NpyFile.write(directory.resolve("labels.npy"), vector(train.labels()));
    NpyFile.write(directory.resolve("images.npy"), train.features());
    NpyFile.write(directory.resolve("parameters.npy"), parameters);
    NpyFile.write(directory.resolve("lenet.npy"), lenet);
  }

  private static INDArray vector(List<Integer> values) {
    return Nd4j.createFromArray(values.stream().mapToDouble(Integer::doubleValue).toArray());
  }

  /** The images of a kernel: the first ones. */
  INDArray kernelImages() {
    int count = Math.min(KERNEL_IMAGES, train.size());
    return train.select(IntStream.range(0, count).boxed().toList()).features();
  }

  /** How the network is trained, with a batch or micro-batch of so many images. */
  TrainingSpec training(Engine engine, int microBatch) {
    return new TrainingSpec(
        Optimizer.ADAM,
        1e-4,
        BatchSize.FULL,
        1,
        Loss.MSE,
        Precision.FLOAT,
        engine,
        microBatch,
        LANES);
  }

  /** The DL4J network. */
  MultiLayerNetwork network() {
    MultiLayerNetwork network =
        Networks.create(
            architecture,
            Collections.nCopies(architecture.layers(), 1.0),
            training(Engine.FUSED, 1),
            parameters);
    network.initGradientsView();
    return network;
  }
}
