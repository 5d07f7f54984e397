package org.ntkdynamics.study.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.ensemble.OrderedPool;
import org.ntkdynamics.kernel.KernelParts;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.EigenSpectrum;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.NormBounds;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;

/**
 * Draws the random networks of one setting and reads the spectra of their kernels. Network i has
 * the stream (seed, unit, "draw=i"), so that a result depends neither on the number of threads nor
 * on the number of draws, of which fewer are a prefix of more.
 */
final class SpectrumAtInitialization {
  /** How many networks a thread has at a time; bounds the memory that kernels take. */
  private static final int CHUNK = 4;

  private final SpectrumSpec config;
  private final TrainingUnit unit;
  private final Samples subsample;
  private final Architecture architecture;
  private final List<Double> weightScales;
  private final DataType type;

  private SpectrumAtInitialization(SpectrumSpec config, TrainingUnit unit, Samples subsample) {
    this.config = config;
    this.unit = unit;
    this.subsample = subsample;
    this.architecture = Architecture.of(subsample.inputs(), unit.hiddenWidths(), 1);
    this.weightScales =
        Networks.weightScales(architecture, config.network().parametrization(), unit.sigmaW2());
    this.type = Networks.dataType(config.kernel().precision());
  }

  /**
   * Draws the networks of a setting.
   *
   * @param config what to draw
   * @param unit one of its settings
   * @param subsample the samples the kernel is computed on
   * @param threads how many threads draw, at least 1
   * @throws CancellationException if the thread is interrupted
   */
  static SpectrumSample of(SpectrumSpec config, TrainingUnit unit, Samples subsample, int threads) {
    return of(config, unit, subsample, new Workers(threads, () -> false, drawn -> {}));
  }

  static SpectrumSample of(
      SpectrumSpec config, TrainingUnit unit, Samples subsample, Workers workers) {
    return new SpectrumAtInitialization(config, unit, subsample).draw(workers);
  }

  /**
   * Who draws.
   *
   * @param threads how many threads
   * @param stop asked now and then whether to give up
   * @param drawn told now and then how many networks there are
   */
  record Workers(int threads, BooleanSupplier stop, IntConsumer drawn) {}

  private SpectrumSample draw(Workers workers) {
    Collected weights = new Collected(KernelPart.WEIGHTS);
    Collected full = new Collected(KernelPart.FULL);
    int draws = config.kernel().draws();
    try (OrderedPool pool = new OrderedPool(workers.threads())) {
      for (int from = 0; from < draws; from += CHUNK * workers.threads()) {
        if (workers.stop().getAsBoolean()) {
          throw new CancellationException("asked to stop");
        }
        int end = Math.min(draws, from + CHUNK * workers.threads());
        for (Network network : pool.map(IntStream.range(from, end), this::network)) {
          weights.add(network.weights());
          full.add(network.full());
        }
        workers.drawn().accept(end);
      }
    }
    return sample(List.of(weights, full));
  }

  /** The kernels of one random network. */
  private Network network(int draw) {
    KernelParts parts = parts(draw);
    try (INDArray weights = parts.weights();
        INDArray bias = parts.bias()) {
      SquareMatrix part = NativeArrays.matrix(weights);
      SquareMatrix full = NativeArrays.matrix(weights.addi(bias));
      return new Network(
          decomposed(draw, KernelPart.WEIGHTS, part), decomposed(draw, KernelPart.FULL, full));
    }
  }

  private KernelParts parts(int draw) {
    try (INDArray parameters =
            new Initialization(unit.sigmaW2(), config.network().sigmaB2())
                .draw(
                    architecture,
                    RandomStreams.stream(unit.seed(), unit.key(), "draw=" + draw),
                    type);
        LayerwiseNtk ntk =
            new LayerwiseNtk(
                architecture, parameters, weightScales, type, LayerwiseNtk.DEFAULT_TILE)) {
      return ntk.parts(subsample.features(), Reduction.TRACE);
    }
  }

  private Decomposed decomposed(int draw, KernelPart part, SquareMatrix kernel) {
    EigenSpectrum spectrum = EigenSpectrum.of(kernel, subsample.labels());
    SpectrumDraw numbers =
        new SpectrumDraw(
            draw,
            part,
            spectrum.summary().lambdaMax(),
            NormBounds.of(kernel),
            spectrum.summary().labelEnergy());
    return new Decomposed(numbers, spectrum.eigenvalues(), kernel);
  }

  private SpectrumSample sample(List<Collected> parts) {
    SpectrumExpectation expectation =
        new SpectrumExpectation(config, unit.sigmaW2(), architecture, subsample);
    List<SpectrumPoint> points = new ArrayList<>();
    List<SpectrumDraw> draws = new ArrayList<>();
    List<RankedEigenvalue> eigenvalues = new ArrayList<>();
    for (Collected part : parts) {
      points.add(part.point(expectation));
      draws.addAll(part.draws);
      eigenvalues.addAll(part.ranked());
    }
    return new SpectrumSample(points, draws, eigenvalues);
  }

  /** Both parts of one network's kernel. */
  private record Network(Decomposed weights, Decomposed full) {}

  /** A kernel and its spectrum. */
  private record Decomposed(SpectrumDraw numbers, List<Double> eigenvalues, SquareMatrix kernel) {}

  /** What is kept of the networks so far, in the order of their numbers. */
  private static final class Collected {
    private final KernelPart part;
    private final List<SpectrumDraw> draws = new ArrayList<>();
    private final List<List<Double>> eigenvalues = new ArrayList<>();
    private @Nullable SquareMatrix sum;

    Collected(KernelPart part) {
      this.part = part;
    }

    void add(Decomposed network) {
      draws.add(network.numbers());
      eigenvalues.add(network.eigenvalues());
      sum = sum == null ? network.kernel() : sum.plus(network.kernel());
    }

    SpectrumPoint point(SpectrumExpectation expectation) {
      SquareMatrix mean =
          Objects.requireNonNull(sum, "no network was drawn").map(entry -> entry / draws.size());
      return new SpectrumPoint(
          part,
          draws.size(),
          over(SpectrumDraw::lambdaMax),
          over(draw -> draw.norms().trace()),
          over(SpectrumDraw::effectiveRank),
          over(SpectrumDraw::topShare),
          over(SpectrumDraw::labelEnergy),
          expectation.of(part, mean));
    }

    List<RankedEigenvalue> ranked() {
      return IntStream.range(0, eigenvalues.get(0).size()).mapToObj(this::ranked).toList();
    }

    private RankedEigenvalue ranked(int index) {
      double[] values = eigenvalues.stream().mapToDouble(list -> list.get(index)).toArray();
      return new RankedEigenvalue(part, index + 1, Concentration.of(values));
    }

    private Concentration over(ToDoubleFunction<SpectrumDraw> number) {
      return Concentration.of(draws.stream().mapToDouble(number).toArray());
    }
  }
}
