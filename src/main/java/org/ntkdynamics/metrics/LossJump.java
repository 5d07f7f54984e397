package org.ntkdynamics.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Training that loses what it had gained: the loss rises to at least twice its least value so far
 * and gives back at least a tenth of what it had come down since the first loss known. Both hold of
 * a collapse; of the wiggles of a small loss only the former, of those of a large one the latter.
 * Once the loss has come down to a tenth of its greatest value since a jump, the next one is sought
 * as in a training that began there, whether or not that jump was made good.
 *
 * @param fromStep the last step at which the loss was below twice its least value
 * @param fromLoss its loss
 * @param toStep the step of the greatest loss of the rise
 * @param toLoss its loss
 * @param back the first step after that at which the loss is below twice that least value again;
 *     empty if there is none
 */
public record LossJump(int fromStep, double fromLoss, int toStep, double toLoss, OptionalInt back) {
  private static final double FACTOR = 2;
  private static final double SHARE = 0.1;

  /**
   * A loss that is known.
   *
   * @param step of training
   * @param loss at that step; left out of everything if it is no finite number
   */
  public record Known(int step, double loss) {}

  /**
   * Every jump of a training, by step.
   *
   * @param losses by step, ascending
   */
  public static List<LossJump> find(List<Known> losses) {
    List<Known> finite = losses.stream().filter(row -> Double.isFinite(row.loss())).toList();
    return finite.isEmpty() ? List.of() : find(finite, finite.get(0).loss());
  }

  /**
   * Those of a part of a training.
   *
   * @param start the loss that training came down from
   */
  private static List<LossJump> find(List<Known> losses, double start) {
    List<LossJump> jumps = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < losses.size(); i++) {
      double limit = FACTOR * least;
      double loss = losses.get(i).loss();
      if (loss < limit || loss <= least) {
        least = Math.min(least, loss);
      } else {
        int end = i;
        while (end < losses.size() && losses.get(end).loss() >= limit) {
          end++;
        }
        LossJump rise = rise(losses, i, end);
        if (rise.toLoss() - least >= SHARE * (start - least)) {
          jumps.add(rise);
          jumps.addAll(
              find(
                  recovery(losses.subList(i, Math.min(end + 1, losses.size())), rise),
                  rise.toLoss()));
        }
        i = end - 1;
      }
    }
    return jumps;
  }

  /** What follows the greatest loss of a rise once a tenth of it is left. */
  private static List<Known> recovery(List<Known> losses, LossJump rise) {
    return losses.stream()
        .dropWhile(row -> row.step() <= rise.toStep() || row.loss() > SHARE * rise.toLoss())
        .toList();
  }

  /** The rise that lasts from one row until before another. */
  private static LossJump rise(List<Known> losses, int begin, int end) {
    Known greatest = losses.get(begin);
    for (Known row : losses.subList(begin, end)) {
      greatest = row.loss() > greatest.loss() ? row : greatest;
    }
    Known before = losses.get(begin - 1);
    OptionalInt back =
        end < losses.size() ? OptionalInt.of(losses.get(end).step()) : OptionalInt.empty();
    return new LossJump(before.step(), before.loss(), greatest.step(), greatest.loss(), back);
  }
}
