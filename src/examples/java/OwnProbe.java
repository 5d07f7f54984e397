import java.util.List;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.probe.Measured;
import org.ntkdynamics.probe.Moment;
import org.ntkdynamics.probe.Probe;
import org.ntkdynamics.probe.ProbePanels;
import org.ntkdynamics.store.Table;

/** A probe of a user's own: how large the gradient of the loss is on the subsample. */
public final class OwnProbe implements Probe<OwnProbe.Row> {
  private static final Table<Row> TABLE = Table.of("gradient-norm.csv", Row.class);

  /** A row of gradient-norm.csv: its components are the columns. */
  public record Row(int step, double norm) {}

  @Override
  public String name() {
    return "gradient-norm";
  }

  @Override
  public String description() {
    return "norm of the gradient of the loss on the subsample";
  }

  @Override
  public Table<Row> table() {
    return TABLE;
  }

  @Override
  public List<Row> read(Moment moment) {
    return List.of(new Row(moment.step(), moment.lossGradient().norm2Number().doubleValue()));
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<Row>> units) {
    return new ProbePanels<>(id, units, Row::step).logarithmic("‖∇L‖", Row::norm).list();
  }
}
