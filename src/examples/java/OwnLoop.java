import java.nio.file.Path;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.ntkdynamics.data.IdxRecordReader;
import org.ntkdynamics.study.listener.NtkListener;

/**
 * A training loop of a user's own on images in Fashion-MNIST's format; three lines follow the NTK.
 */
public final class OwnLoop {
  private OwnLoop() {}

  /** Arguments: the images, the labels, a new directory for the run. */
  public static void main(String[] arguments) {
    IdxRecordReader reader = new IdxRecordReader(Path.of(arguments[0]), Path.of(arguments[1]));
    int classes = reader.numLabels();
    DataSet first = new RecordReaderDataSetIterator(reader, 500, 1, classes).next();
    reader.reset();
    RecordReaderDataSetIterator batches = new RecordReaderDataSetIterator(reader, 20, 1, classes);
    MultiLayerConfiguration layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.RELU)
            .updater(new Adam(1e-3))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(reader.pixels())
                    .nOut(32)
                    .activation(Activation.RELU)
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nIn(32)
                    .nOut(classes)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(layers);
    network.init();

    try (NtkListener ntk =
        NtkListener.of(network, Path.of(arguments[2]))
            .subsample(first, 2)
            .logSpaced(4)
            .probes("layers", "activity", "geometry")
            .start()) {
      network.addListeners(ntk);
      network.fit(batches, 4);
    }
  }
}
