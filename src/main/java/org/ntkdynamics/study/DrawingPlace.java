package org.ntkdynamics.study;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.ntkdynamics.store.DrawBlock;

/** Where draws are made that this process has not the cores for. Thread-safe. */
public interface DrawingPlace {
  /**
   * Has networks drawn, and does not wait for them.
   *
   * @return a block for each order, in their order; cancelled where none is wanted any more
   */
  Future<List<DrawBlock>> draw(List<DrawOrder> orders);

  /**
   * What it means that blocks did not come.
   *
   * @return thrown for the unit: an {@link EngineException} where it has failed, an {@link
   *     java.io.UncheckedIOException} where no unit can go on
   */
  RuntimeException lost(ExecutionException e);
}
