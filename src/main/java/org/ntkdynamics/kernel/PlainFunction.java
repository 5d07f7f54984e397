package org.ntkdynamics.kernel;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of DL4J without parameters, such as pooling, by DL4J's own passes.
 *
 * @param layer one that does not mix samples
 */
record PlainFunction(Layer layer) implements LayerFunction {
  @Override
  public boolean hasParameters() {
    return false;
  }

  @Override
  public Linearization at(INDArray x) {
    layer.setInput(x, LayerWorkspaceMgr.noWorkspaces());
    INDArray output = layer.activate(false, LayerWorkspaceMgr.noWorkspacesImmutable());
    return new At(layer, x, RowMajor.of(output));
  }

  private record At(Layer layer, INDArray input, INDArray output) implements Linearization {
    @Override
    public INDArray pullBack(INDArray delta) {
      layer.setInput(input, LayerWorkspaceMgr.noWorkspaces());
      return RowMajor.of(
          layer.backpropGradient(delta, LayerWorkspaceMgr.noWorkspaces()).getSecond());
    }
  }
}
