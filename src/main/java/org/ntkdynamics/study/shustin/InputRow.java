package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.store.Table;

/**
 * A row of inputs.csv: a component of an input of random networks.
 *
 * @param input the number of the input; 0 is x, the others are one x̃ for each cosine but 1
 * @param cosine {@code <x,x̃>}; 1 for x itself
 * @param component the number of the component, from 0
 * @param value the component
 */
public record InputRow(int input, double cosine, int component, double value) {
  /** The inputs of a unit, a row a component. */
  public static final Table<InputRow> TABLE = Table.of("inputs.csv", InputRow.class);

  /** The inputs of a unit, component by component. */
  public static List<InputRow> of(SdUnit unit) {
    List<Double> cosines = new ArrayList<>(List.of(1.0));
    unit.ensemble().inputs().stream().filter(cosine -> cosine != 1).forEach(cosines::add);
    InputRows inputs = unit.inputRows();
    List<InputRow> rows = new ArrayList<>();
    for (int i = 0; i < inputs.count(); i++) {
      for (int j = 0; j < inputs.dimension(); j++) {
        rows.add(new InputRow(i, cosines.get(i), j, inputs.get(i, j)));
      }
    }
    return rows;
  }
}
