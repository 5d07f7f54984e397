package org.ntkdynamics.study;

import java.util.List;
import java.util.function.Function;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * A curve along depth over random networks; its steps are depths. It is worked on as a whole, by as
 * many threads as it may use: what was interrupted within one is drawn again.
 *
 * @param key the name of its directory
 * @param steps its greatest depth
 * @param unit what it is
 * @param sets what is drawn of it
 * @param work computes it and writes its tables
 */
public record CurveUnit<U>(
    String key, int steps, U unit, Function<U, List<DrawSet>> sets, CurveWriter<U> work)
    implements WholeUnit {

  /** How the curves of a kind are computed and written. */
  public interface CurveWriter<U> {
    /**
     * Computes a curve and writes its tables.
     *
     * @param drawing draws its sets
     * @param listener is told each depth, and says when to stop
     */
    void write(U unit, UnitDirectory directory, Drawing drawing, CurveListener listener);
  }

  /** An experiment of curves. */
  public static Run run(List<? extends CurveUnit<?>> curves) {
    return new Run() {
      @Override
      public String stepName() {
        return "depth";
      }

      @Override
      public List<? extends Unit> units() {
        return curves;
      }
    };
  }

  /** Networks of each depth are drawn anew. */
  @Override
  public double cost(int depth) {
    return depth;
  }

  @Override
  public List<DrawSet> drawSets() {
    return sets.apply(unit);
  }

  @Override
  public UnitStatus work(UnitDirectory directory, Progress progress) {
    work.write(unit, directory, progress.drawing(drawSets()), new Watch(progress));
    return UnitStatus.finished(steps);
  }

  /** Passes on what a curve says, and the question whether to stop. */
  private record Watch(Progress progress) implements CurveListener {
    @Override
    public void onDepth(int depth) {
      progress.stepReached(depth);
    }

    @Override
    public boolean isStopRequested() {
      return progress.isStopRequested();
    }
  }
}
