package org.ntkdynamics.study.claims;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.page.Page;

/**
 * What the template of the claims ledger shows and no other. The records are public because the
 * template engine reads only public classes.
 */
final class ClaimsPage {
  private ClaimsPage() {}

  /**
   * What the page shows beside the parts that all pages have.
   *
   * @param counts how many claims have each verdict
   * @param papers the claims, paper by paper
   * @param files the file of the ledger
   */
  public record Root(List<Count> counts, List<PaperClaims> papers, List<Page.Link> files) {}

  /** A verdict and how many claims have it. */
  public record Count(Page.Badge badge, long number) {}

  /** The claims of a paper. */
  public record PaperClaims(String title, List<Entry> claims) {}

  /**
   * A claim.
   *
   * @param setting the setting that decides
   * @param rule the rule that judged it there, with its tolerance
   * @param remarks what a reader must know of how it was judged
   * @param correction null where nothing needs correcting
   * @param example null where there is none
   */
  public record Entry(
      String id,
      TemplateHTMLOutputModel reference,
      TemplateHTMLOutputModel statement,
      Page.Badge badge,
      TemplateHTMLOutputModel setting,
      String rule,
      Numbers numbers,
      List<String> remarks,
      @Nullable TemplateHTMLOutputModel correction,
      @Nullable TemplateHTMLOutputModel example,
      String spec,
      String command,
      List<Setting> settings) {}

  /**
   * Numbers as they are read.
   *
   * @param paper the paper's value; empty where it names none
   * @param threshold the threshold of ours; empty where the paper's value is what counts
   */
  public record Numbers(
      String paper,
      String threshold,
      String corrected,
      String measured,
      String interval,
      String draws) {}

  /**
   * A setting of a claim.
   *
   * @param printed what the measurement says of what is printed
   * @param amended what it says of what is right instead; empty where that is the same
   * @param remark why the threshold is this one, or that the setting decides nothing
   */
  public record Setting(
      TemplateHTMLOutputModel setting,
      TemplateHTMLOutputModel rule,
      Numbers numbers,
      String printed,
      String amended,
      String remark) {}
}
