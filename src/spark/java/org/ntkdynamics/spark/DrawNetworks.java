package org.ntkdynamics.spark;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.ntkdynamics.store.DrawBlock;
import org.ntkdynamics.study.DrawOrder;

/** What a task does for a unit whose draws are divided: some of them, by the task's threads. */
final class DrawNetworks implements Function<DrawOrder, DrawBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  public DrawBlock call(DrawOrder order) {
    TaskContext task = TaskContext.get();
    return TaskMemory.suffices(() -> order.work(task.cpus(), task::isInterrupted));
  }
}
