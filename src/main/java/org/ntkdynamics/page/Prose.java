package org.ntkdynamics.page;

import freemarker.core.Environment;
import freemarker.core.PlainTextOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences of a page, from a template beside its study's classes in which each passage is a
 * macro. They are plain text; line breaks and indents of the template are single spaces.
 * Thread-safe.
 */
public final class Prose {
  private static final Configuration TEMPLATES = Templates.saying(PlainTextOutputFormat.INSTANCE);
  private static final String SPEAKER = Prose.class.getPackageName().replace('.', '/') + "/say.ftl";

  private final String template;

  private Prose(String template) {
    this.template = template;
  }

  /**
   * The passages of a template.
   *
   * @param owner a class of the package whose resources hold it
   * @param file its name, such as {@code spectrum.prose.ftl}
   */
  public static Prose of(Class<?> owner, String file) {
    return new Prose(owner.getPackageName().replace('.', '/') + '/' + file);
  }

  /**
   * What a passage says.
   *
   * @throws IllegalStateException if there is no such passage
   */
  public String say(String passage) {
    return say(passage, Map.of());
  }

  /**
   * What a passage says of something.
   *
   * @param about what the names in it stand for; no name is also that of a passage
   * @throws IllegalStateException if there is no such passage or a name in it stands for nothing
   */
  public String say(String passage, Map<String, ?> about) {
    Map<String, Object> model = new HashMap<>(about);
    model.put("template", '/' + template);
    model.put("passage", passage);
    StringWriter said = new StringWriter();
    try {
      TEMPLATES.getTemplate(SPEAKER).process(model, said);
    } catch (TemplateException | IOException e) {
      throw new IllegalStateException(template + ": " + passage + " cannot be said", e);
    }
    return inOneLine(said.toString());
  }

  /** The terms that a passage explains, each in a {@code <@fact term="…">…</@fact>}. */
  public List<Page.Fact> facts(String passage) {
    return facts(passage, Map.of());
  }

  /**
   * The same.
   *
   * @param about what the names in it stand for
   */
  public List<Page.Fact> facts(String passage, Map<String, ?> about) {
    Facts facts = new Facts(new ArrayList<>());
    Map<String, Object> model = new HashMap<>(about);
    model.put("fact", facts);
    say(passage, model);
    return facts.list;
  }

  /** The directive that takes the facts down. */
  private record Facts(List<Page.Fact> list) implements TemplateDirectiveModel {
    @Override
    @SuppressWarnings("rawtypes") // As FreeMarker declares it.
    public void execute(
        Environment environment,
        Map parameters,
        TemplateModel[] variables,
        TemplateDirectiveBody body)
        throws TemplateException, IOException {
      StringWriter value = new StringWriter();
      body.render(value);
      String term = String.valueOf(parameters.get("term"));
      list.add(Page.Fact.of(term, inOneLine(value.toString())));
    }
  }

  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
