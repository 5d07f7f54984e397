package org.ntkdynamics.study;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.store.DrawBlock;
import org.ntkdynamics.store.Worker;

/**
 * Has the sets of one unit drawn elsewhere, a fixed number of draws at a time, and puts the rows
 * together in the order of their draws. Which blocks travel together depends on the number of draws
 * alone. Sets are ordered before they are asked for, as far as their numbers fit into the memory
 * that all units share. Not thread-safe.
 */
final class OrderedDraws implements Drawing, AutoCloseable {
  /** So few draws are not worth a journey of their own. */
  private static final int LEAST_BLOCKS = 8;

  /** A set is cut into no more pieces than this, by which several hundred cores are busy. */
  private static final int PIECES = 256;

  private final Unit unit;
  private final String spec;
  private final List<DrawSet> sets;
  private final DrawingPlace place;
  private final WorkerWatch watch;
  private final Memory memory;
  private final Deque<Ordered> ordered = new ArrayDeque<>();
  private final Set<Worker> known = new HashSet<>();
  private int next;
  private int held;

  OrderedDraws(Unit unit, String spec, DrawingPlace place, WorkerWatch watch, Memory memory) {
    this.unit = unit;
    this.spec = spec;
    this.sets = unit.drawSets();
    this.place = place;
    this.watch = watch;
    this.memory = memory;
  }

  /**
   * A set under way.
   *
   * @param need what it takes up of the memory
   */
  private record Ordered(Future<List<DrawBlock>> blocks, int need) {}

  /** Is told each process that has drawn for the unit. */
  @FunctionalInterface
  interface WorkerWatch {
    /**
     * Takes note of it.
     *
     * @throws org.ntkdynamics.store.StoreException if it rounds otherwise than those before
     */
    void accept(Worker worker);
  }

  /** How many numbers are under way or in use at once, of all units. Thread-safe. */
  static final class Memory {
    private static final int KIBI = 1 << 10;

    /** The rows as they come in, put together, and what is estimated from them. */
    private static final int COPIES = 4;

    private final int size;
    private final Semaphore left;

    Memory(long bytes) {
      this.size = (int) Math.min(Integer.MAX_VALUE, 1 + bytes / KIBI);
      this.left = new Semaphore(size, true);
    }

    /** What a set takes up; a set that is larger than all waits for all. */
    int need(DrawSet set) {
      double bytes = (double) COPIES * Double.BYTES * set.draws() * set.sampler().get().columns();
      return (int) Math.min(size, 1 + bytes / KIBI);
    }
  }

  @Override
  public double[][] draw(int index) {
    memory.left.release(held);
    held = 0;
    orderUpTo(index);
    Ordered first = ordered.remove();
    held = first.need();
    return together(sets.get(index), await(first.blocks()));
  }

  private void orderUpTo(int index) {
    while (next < sets.size()) {
      int need = memory.need(sets.get(next));
      if (next <= index) {
        memory.left.acquireUninterruptibly(need); // Nothing is held: what others hold is freed.
      } else if (!memory.left.tryAcquire(need)) {
        return;
      }
      ordered.add(order(next, need));
      next++;
    }
  }

  private Ordered order(int index, int need) {
    boolean isOrdered = false;
    try {
      Ordered order = new Ordered(place.draw(orders(index)), need);
      isOrdered = true;
      return order;
    } finally {
      if (!isOrdered) {
        memory.left.release(need);
      }
    }
  }

  private List<DrawOrder> orders(int index) {
    int blocks = sets.get(index).blocks();
    int piece = Math.max(LEAST_BLOCKS, (blocks - 1) / PIECES + 1);
    List<DrawOrder> orders = new ArrayList<>();
    for (int from = 0; from < blocks; from += piece) {
      int to = Math.min(blocks, from + piece);
      orders.add(new DrawOrder(unit.key(), spec, index, from, to));
    }
    return orders;
  }

  private List<DrawBlock> await(Future<List<DrawBlock>> blocks) {
    try {
      return blocks.get();
    } catch (InterruptedException e) {
      blocks.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while drawing");
    } catch (ExecutionException e) {
      throw place.lost(e);
    }
  }

  private double[][] together(DrawSet set, List<DrawBlock> blocks) {
    double[][] columns = new double[blocks.get(0).columns()][set.draws()];
    int draws = 0;
    for (DrawBlock block : blocks) {
      if (block.first() != draws || block.columns() != columns.length) {
        throw new EngineException("the draws from " + draws + " on of " + set.name() + " are lost");
      }
      block
          .damage()
          .ifPresent(
              damage -> {
                throw new EngineException(set.name() + ": " + damage);
              });
      acquaint(block.worker());
      block.copyTo(columns);
      draws += block.draws();
    }
    if (draws != set.draws()) {
      throw new EngineException("the draws from " + draws + " on of " + set.name() + " are lost");
    }
    return columns;
  }

  private void acquaint(Worker worker) {
    if (known.add(worker)) {
      watch.accept(worker);
    }
  }

  @Override
  public void close() {
    memory.left.release(held);
    held = 0;
    for (Ordered set : ordered) {
      set.blocks().cancel(true);
      memory.left.release(set.need());
    }
    ordered.clear();
  }
}
