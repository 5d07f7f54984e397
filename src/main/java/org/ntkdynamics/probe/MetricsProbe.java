package org.ntkdynamics.probe;

import java.util.List;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;

/** Some columns of metrics.csv, which these probes share and every run has. */
final class MetricsProbe implements Probe<MetricsRow> {
  private static final List<MetricsProbe> ALL =
      List.of(
          new MetricsProbe(
              "label-awareness",
              "means of the kernel within and between classes: equation (23) of Seleznova &"
                  + " Kutyniok 2022",
              (id, units) ->
                  new ProbePanels<>(id, units, MetricsRow::step)
                      .linear(
                          "Θc/Θd, within classes", r -> r.kernel().labelAwareness().thetaCOverD())
                      .linear(
                          "Θn/Θd, between classes", r -> r.kernel().labelAwareness().thetaNOverD())
                      .list()),
          new MetricsProbe(
              "alignment",
              "cosine of the kernel with the kernel of the labels, plain and centred",
              (id, units) ->
                  new ProbePanels<>(id, units, MetricsRow::step)
                      .linear("Centred alignment", r -> r.kernel().centredAlignment())
                      .list()),
          new MetricsProbe(
              "drift",
              "how far the kernel has moved, from step 0 and from the kernel step before",
              (id, units) ->
                  new ProbePanels<>(id, units, MetricsRow::step)
                      .logarithmic("‖K − K₀‖/‖K₀‖", r -> r.kernel().drift().relativeChange())
                      .list()),
          new MetricsProbe(
              "spectrum",
              "largest eigenvalue, effective rank, energy of the labels, bound of the step size",
              (id, units) ->
                  new ProbePanels<>(id, units, MetricsRow::step)
                      .logarithmic(
                          "Largest eigenvalue λmax", r -> r.kernel().spectrum().lambdaMax())
                      .list()));

  private final String name;
  private final String description;
  private final Picture picture;

  private interface Picture {
    List<Page.Panel> of(String id, List<Measured<MetricsRow>> units);
  }

  private MetricsProbe(String name, String description, Picture picture) {
    this.name = name;
    this.description = description;
    this.picture = picture;
  }

  static List<MetricsProbe> all() {
    return ALL;
  }

  static List<String> names() {
    return ALL.stream().map(MetricsProbe::name).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Table<MetricsRow> table() {
    return Tables.METRICS;
  }

  @Override
  public List<MetricsRow> read(Moment moment) {
    return List.of(moment.metrics());
  }

  @Override
  public List<Page.Panel> panels(String id, List<Measured<MetricsRow>> units) {
    return picture.of(id, units);
  }
}
