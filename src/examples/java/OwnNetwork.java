import java.io.File;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Scaling;

/** A convolutional network of a user's own: its NTK on MNIST while DL4J trains it. */
public final class OwnNetwork {
  private OwnNetwork() {}

  /** Argument: a new file for the network, of which {@code ntk kernel} takes the kernel, too. */
  public static void main(String[] arguments) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(5, 5).nOut(6).activation(Activation.RELU).build())
                .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
                .layer(new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    network.init();
    Samples mnist = Datasets.training(new DatasetRef.Named("mnist"), Scaling.UNIT, DataType.FLOAT);
    Samples seen = KernelSubsample.draw(mnist, 20, 0);
    Samples few = KernelSubsample.draw(mnist, 2, 1);
    for (int step : List.of(0, 1, 10)) {
      while (network.getIterationCount() < step) {
        network.fit(seen.features(), seen.targets(10, DataType.FLOAT));
      }
      try (EmpiricalNtk ntk = EmpiricalNtk.of(network)) {
        LabelAwareness awareness = LabelAwareness.of(ntk.trace(few.features()), few.labels());
        System.out.printf(
            "step %d, %s: Θc/Θd %.3f, Θn/Θd %.3f%n",
            step, ntk.method(), awareness.thetaCOverD(), awareness.thetaNOverD());
      }
    }
    network.save(new File(arguments[0]));
  }
}
