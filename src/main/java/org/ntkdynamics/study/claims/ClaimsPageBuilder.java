package org.ntkdynamics.study.claims;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Judgement;
import org.ntkdynamics.judge.Outcome;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** From the directory of a claims run to what the template shows. */
final class ClaimsPageBuilder {
  private static final Prose PROSE = Prose.of(ClaimsPageBuilder.class, "claims.prose.ftl");

  private final RunDirectory run;
  private final ClaimsSpec config;
  private final Ledger ledger;

  ClaimsPageBuilder(RunDirectory run, ClaimsSpec config) {
    this.run = run;
    this.config = config;
    this.ledger = LedgerFiles.ledger(run);
  }

  Page page() {
    return new Page(
        new Page.Heading(
            "Claims ledger · two papers on the neural tangent kernel",
            "claims ledger",
            introduction(),
            spec(),
            List.of(Papers.seleznovaKutyniok(""), Papers.shustinDogariu("2022"))),
        notices(),
        rules());
  }

  private String introduction() {
    return PROSE.say(
        "introduction",
        Map.of(
            "all", ledger.claims().size(),
            "hold", ledger.count(Verdict.HOLDS),
            "corrected", ledger.count(Verdict.HOLDS_AS_CORRECTED),
            "fail", ledger.count(Verdict.FAILS),
            "undecided", ledger.count(Verdict.UNDECIDED)));
  }

  /** What the page shows beside the parts that all pages have. */
  ClaimsPage.Root ledger() {
    return new ClaimsPage.Root(
        Arrays.stream(Verdict.values())
            .map(verdict -> new ClaimsPage.Count(Page.Badge.of(verdict), ledger.count(verdict)))
            .toList(),
        Arrays.stream(Paper.values()).map(this::paper).toList(),
        new Links(run).existing(LedgerFiles.ledgerFile(run)));
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
        ledger.claims().stream().filter(claim -> claim.paper() == paper).map(this::entry).toList());
  }

  private ClaimsPage.Entry entry(ClaimRecord claim) {
    Judgement deciding =
        claim.settings().stream()
            .filter(setting -> isDeciding(claim, setting))
            .findFirst()
            .orElse(claim.settings().get(0));
    return new ClaimsPage.Entry(
        claim.id(),
        Notation.formula(claim.reference()),
        Notation.formula(claim.statement()),
        Page.Badge.of(claim.verdict()),
        Notation.formula(claim.setting()),
        deciding.rule(),
        numbers(deciding),
        remarks(claim),
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
        setting.corrected() == null ? "" : word(setting.amended()),
        remark(setting));
  }

  /** What a reader must know of how a claim was judged. */
  private List<String> remarks(ClaimRecord claim) {
    List<String> remarks = new ArrayList<>();
    if (claim.programCheck() != null) {
      remarks.add(PROSE.say("programCheck"));
    }
    if (claim.settings().stream().anyMatch(setting -> setting.replaces() != null)) {
      remarks.add(PROSE.say("replaced"));
    }
    List<String> others =
        ledger.claims().stream()
            .filter(other -> !other.id().equals(claim.id()) && shareSamples(claim, other))
            .map(ClaimRecord::id)
            .toList();
    if (!others.isEmpty()) {
      remarks.add(PROSE.say("repeats", Map.of("others", others)));
    }
    return remarks;
  }

  private static boolean shareSamples(ClaimRecord one, ClaimRecord other) {
    List<String> samples = one.samples();
    List<String> others = other.samples();
    return samples != null && others != null && !Collections.disjoint(samples, others);
  }

  private static String remark(Judgement setting) {
    Map<String, Object> about = new HashMap<>();
    about.put("threshold", setting.threshold());
    about.put("movedBecause", setting.moved());
    about.put("decidesNothing", setting.decidesNothing());
    return PROSE.say("setting", about);
  }

  private static ClaimsPage.Numbers numbers(Judgement setting) {
    Double corrected = setting.corrected();
    return new ClaimsPage.Numbers(
        setting.isOurs() ? "" : Numbers.readable(setting.predicted()),
        setting.isOurs() ? Numbers.readable(setting.predicted()) : "",
        corrected == null ? "" : Numbers.readable(corrected),
        Numbers.readable(setting.measured()) + ofRightInstead(setting.measuredOfCorrected()),
        interval(setting),
        setting.draws() == 0 ? "computed" : Numbers.count(setting.draws()));
  }

  private static String ofRightInstead(@Nullable Double other) {
    return other == null ? "" : " (right instead: " + Numbers.readable(other) + ")";
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

  /** The rules that were applied, each once. */
  private List<Page.Fact> rules() {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (ClaimRecord claim : ledger.claims()) {
      for (Judgement setting : claim.settings()) {
        String name = setting.rule().substring(0, Math.max(0, setting.rule().indexOf(':')));
        rules.computeIfAbsent(kind(name), key -> new ArrayList<>()).add(setting.rule());
      }
    }
    List<Page.Fact> facts = new ArrayList<>();
    long drawn = ledger.claims().stream().filter(claim -> claim.draws() > 0).count();
    facts.addAll(
        PROSE.facts(
            "rules",
            Map.of(
                "drawn", Numbers.count(drawn),
                "byChance", Numbers.brief(drawn * (1 - Ruling.LEVEL)))));
    moved().ifPresent(facts::add);
    rules.forEach((name, texts) -> facts.add(Page.Fact.of(name, common(texts))));
    return facts;
  }

  /** The name of a rule without its tolerance. */
  private static String kind(String name) {
    return name.startsWith("within ") ? "within" : name;
  }

  /** The text that most settings use, and how many use others. */
  private static String common(List<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    List<Map.Entry<String, Integer>> ranked = new ArrayList<>(counts.entrySet());
    ranked.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    Map.Entry<String, Integer> most = ranked.get(0);
    return PROSE.say(
        "ofSettings", Map.of("rule", most.getKey(), "most", most.getValue(), "all", texts.size()));
  }

  /** The thresholds that were moved and the settings that were added after data had been seen. */
  private Optional<Page.Fact> moved() {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (ClaimRecord claim : ledger.claims()) {
      for (Judgement setting : claim.settings()) {
        String moved = setting.moved();
        if (moved != null) {
          List<String> where = reasons.computeIfAbsent(moved, key -> new ArrayList<>());
          if (!where.contains(claim.reference())) {
            where.add(claim.reference());
          }
        }
      }
    }
    return ledger.claims().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Page.Fact.of(
                "Changed after data had been seen",
                PROSE.say("moved", Map.of("reasons", reasons))));
  }

  private List<Page.Fact> spec() {
    return List.of(
        Page.Fact.of("Effort", config.effort().name().toLowerCase(Locale.ROOT)),
        Page.Fact.of("Master seed", String.valueOf(config.seed().get(0))),
        Page.Fact.of("Claims", config.only().isEmpty() ? "all" : String.join(", ", config.only())));
  }
}
