package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final Columns<String> COLUMNS =
      new Columns<String>()
          .add("Length <", text -> String.valueOf(text.length()))
          .add("σw²", text -> text + " & more");

  @Test
  void aHeadingStandsWithItsCells() {
    Page.Table table =
        COLUMNS.table("Text", List.of(COLUMNS.row("", "one", "ab"), COLUMNS.blank("", "two")), "");
    assertEquals(List.of("Length &lt;", "σ<sub>w</sub>²"), markup(table.columns()));
    assertEquals(List.of("2", "ab &amp; more"), markup(table.rows().get(0).cells()));
    assertEquals(List.of("", ""), markup(table.rows().get(1).cells()));
  }

  @Test
  void oneMoreColumnLeavesTheOthersAsTheyAre() {
    Columns<String> more = COLUMNS.add("First", text -> text.substring(0, 1));
    assertEquals(List.of("2", "ab &amp; more", "a"), markup(more.row("", "one", "ab").cells()));
    assertEquals(2, COLUMNS.list().size());
  }

  private static List<String> markup(List<TemplateHTMLOutputModel> texts) {
    return texts.stream().map(PageText::markup).toList();
  }
}
