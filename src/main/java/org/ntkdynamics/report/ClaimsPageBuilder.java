package org.ntkdynamics.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.claims.ClaimRecord;
import org.ntkdynamics.claims.Ledger;
import org.ntkdynamics.claims.Paper;
import org.ntkdynamics.config.ClaimsConfig;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Outcome;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From the directory of a claims run to what the template shows. */
final class ClaimsPageBuilder {
  private static final String INTERVALS =
      "Intervals hold for all settings of a claim together with 99 % (Bonferroni: with m drawn"
          + " settings each has the level 1 − 0.01/m). Where a sample is too small for the tail of"
          + " what it samples, its interval has no upper end. Numbers without draws are computed,"
          + " their interval is a bound on the error of the computation.";

  private static final String VERDICT =
      "Each setting accepts, rejects or leaves open what is printed, by its rule. The claim holds if"
          + " all settings accept. If one rejects, the correction takes the place of what is printed"
          + " in every setting: the claim holds as corrected if all accept that, and fails if one"
          + " rejects it or there is none. Otherwise it is undecided. The table shows the worst"
          + " setting.";

  private final RunDirectory run;
  private final ClaimsConfig config;
  private final Ledger ledger;

  ClaimsPageBuilder(RunDirectory run, ClaimsConfig config) {
    this.run = run;
    this.config = config;
    this.ledger = run.claims().orElse(new Ledger(List.of()));
  }

  ClaimsPage.Root build() {
    return new ClaimsPage.Root(
        config.name(),
        notices(),
        Arrays.stream(Verdict.values())
            .map(verdict -> new ClaimsPage.Count(badge(verdict), ledger.count(verdict)))
            .toList(),
        Arrays.stream(Paper.values()).map(this::paper).toList(),
        rules(),
        spec(),
        run.provenance().map(ProvenanceFacts::list).orElse(List.of()),
        new Links(run).existing(run.claimsFile(), run.specFile(), run.provenanceFile()));
  }

  private List<Page.Notice> notices() {
    List<Page.Notice> notices = new ArrayList<>();
    for (UnitDirectory unit : run.units()) {
      UnitStatus status = unit.status().orElse(UnitStatus.running(0));
      TemplateHTMLOutputModel key = Notation.html(unit.key());
      if (status.state() == UnitStatus.State.FAILED) {
        notices.add(new Page.Notice(true, key, "could not be looked at: " + status.reason()));
      } else if (status.state() != UnitStatus.State.FINISHED) {
        notices.add(new Page.Notice(false, key, "is unfinished."));
      }
    }
    if (ledger.claims().isEmpty()) {
      notices.add(new Page.Notice(false, Notation.html("The ledger"), "is unfinished."));
    }
    return notices;
  }

  private ClaimsPage.PaperClaims paper(Paper paper) {
    return new ClaimsPage.PaperClaims(
        paper.title(),
        ledger.claims().stream()
            .filter(claim -> claim.paper() == paper)
            .map(ClaimsPageBuilder::entry)
            .toList());
  }

  private static ClaimsPage.Entry entry(ClaimRecord claim) {
    Judgement deciding =
        claim.settings().stream()
            .filter(setting -> isDeciding(claim, setting))
            .findFirst()
            .orElse(claim.settings().get(0));
    return new ClaimsPage.Entry(
        claim.id(),
        Notation.formula(claim.reference()),
        Notation.formula(claim.statement()),
        badge(claim.verdict()),
        Notation.formula(claim.setting()),
        numbers(deciding),
        formula(claim.correction()),
        formula(claim.example()),
        claim.spec(),
        claim.command(),
        claim.settings().stream().map(ClaimsPageBuilder::setting).toList());
  }

  private static boolean isDeciding(ClaimRecord claim, Judgement setting) {
    return setting.setting().equals(claim.setting())
        && setting.predicted() == claim.predicted()
        && setting.measured() == claim.measured();
  }

  private static ClaimsPage.Setting setting(Judgement setting) {
    return new ClaimsPage.Setting(
        Notation.formula(setting.setting()),
        Notation.html(setting.rule()),
        numbers(setting),
        word(setting.printed()),
        setting.corrected() == null ? "" : word(setting.amended()));
  }

  private static ClaimsPage.Numbers numbers(Judgement setting) {
    Double corrected = setting.corrected();
    return new ClaimsPage.Numbers(
        Numbers.readable(setting.predicted()),
        corrected == null ? "" : Numbers.readable(corrected),
        Numbers.readable(setting.measured()) + ofCorrected(setting.measuredOfCorrected()),
        interval(setting),
        setting.draws() == 0 ? "computed" : Numbers.count(setting.draws()));
  }

  private static String ofCorrected(@Nullable Double other) {
    return other == null ? "" : " (corrected: " + Numbers.readable(other) + ")";
  }

  private static String interval(Judgement setting) {
    String low = Numbers.readable(setting.low());
    String high = Numbers.readable(setting.high());
    return low.equals(high) ? "" : low + " to " + high;
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable TemplateHTMLOutputModel formula(@Nullable String text) {
    return text == null ? null : Notation.formula(text);
  }

  private static ClaimsPage.Badge badge(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> new ClaimsPage.Badge(verdict.words(), "✓", "holds");
      case HOLDS_AS_CORRECTED -> new ClaimsPage.Badge(verdict.words(), "≈", "corrected");
      case FAILS -> new ClaimsPage.Badge(verdict.words(), "✗", "fails");
      case UNDECIDED -> new ClaimsPage.Badge(verdict.words(), "?", "undecided");
    };
  }

  /** The rules that were applied, each once. */
  private List<Page.Fact> rules() {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (ClaimRecord claim : ledger.claims()) {
      for (Judgement setting : claim.settings()) {
        String name = setting.rule().substring(0, Math.max(0, setting.rule().indexOf(':')));
        List<String> texts = rules.computeIfAbsent(name, key -> new ArrayList<>());
        if (!texts.contains(setting.rule())) {
          texts.add(setting.rule());
        }
      }
    }
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(SpecFacts.fact("Verdict", VERDICT));
    facts.add(SpecFacts.fact("Intervals", INTERVALS));
    rules.forEach((name, texts) -> facts.add(SpecFacts.fact(name, texts.get(0))));
    return facts;
  }

  private List<Page.Fact> spec() {
    return List.of(
        SpecFacts.fact("Effort", config.effort().name().toLowerCase(Locale.ROOT)),
        SpecFacts.fact("Master seed", String.valueOf(config.seed().get(0))),
        SpecFacts.fact(
            "Claims", config.only().isEmpty() ? "all" : String.join(", ", config.only())));
  }
}
