package org.ntkdynamics.study.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** The ledger of every claim of both papers. */
public final class ClaimsStudy implements Study<ClaimsSpec> {
  @Override
  public String kind() {
    return ClaimsSpec.KIND;
  }

  /** The claims ledger with every default: all claims, in minutes. */
  @Override
  public ClaimsSpec defaults() {
    return new ClaimsSpec(Header.of(ClaimsSpec.KIND), Effort.STANDARD, List.of());
  }

  @Override
  public Run prepare(ClaimsSpec spec) {
    return ClaimsRun.of(spec);
  }

  @Override
  public Report report(ClaimsSpec spec, RunDirectory run) {
    ClaimsPageBuilder builder = new ClaimsPageBuilder(run, spec);
    return Report.of(
        ClaimsStudy.class, "claims.ftlh", builder.page(), Map.of("ledger", builder.ledger()));
  }

  @Override
  public void merged(ClaimsSpec spec, RunDirectory run) {
    ClaimsRun.of(spec).unitWorked(run);
  }

  @Override
  public String summary(RunDirectory run) {
    Ledger ledger = LedgerFiles.ledger(run);
    return Arrays.stream(Verdict.values())
        .map(verdict -> verdict.words() + " " + ledger.count(verdict))
        .collect(Collectors.joining(", "));
  }
}
