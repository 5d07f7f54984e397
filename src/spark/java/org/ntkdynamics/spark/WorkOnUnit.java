package org.ntkdynamics.spark;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.study.UnitOrder;

/** What a task does: one unit, by the threads that the task has. */
final class WorkOnUnit implements Function<UnitOrder, UnitBlock> {
  private static final long serialVersionUID = 1L;

  @Override
  public UnitBlock call(UnitOrder order) {
    TaskContext task = TaskContext.get();
    return TaskMemory.suffices(() -> order.work(task.cpus(), task::isInterrupted));
  }
}
