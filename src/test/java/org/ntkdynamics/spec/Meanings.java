package org.ntkdynamics.spec;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the components of records are: the text of {@code @param} in their sources. */
final class Meanings implements Function<RecordComponent, String> {
  private final Map<String, String> texts = new HashMap<>();

  private Meanings() {}

  /** Those of all records whose files end in some word. */
  static Meanings read(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Meanings meanings = new Meanings();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> records =
          found
              .filter(file -> file.toString().matches(".*(Spec|Sampling|Header|Grid)\\.java"))
              .toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(records));
      DocTrees trees = DocTrees.instance(task);
      task.parse().forEach(unit -> meanings.new Collector(trees).scan(unit, null));
    }
    return meanings;
  }

  @Override
  public String apply(RecordComponent component) {
    String name = component.getDeclaringRecord().getSimpleName() + '.' + component.getName();
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalStateException(name + " has no @param");
    }
    return text;
  }

  /** Collects the tags of every class of a file. */
  private final class Collector extends TreePathScanner<Void, Void> {
    private final DocTrees trees;

    Collector(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            texts.put(type.getSimpleName() + "." + param.getName(), plain(param.getDescription()));
          }
        }
      }
      return super.visitClass(type, null);
    }
  }

  private static String plain(List<? extends DocTree> parts) {
    return parts.stream()
        .map(Meanings::plain)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ");
  }

  private static String plain(DocTree part) {
    if (part instanceof LiteralTree literal) {
      return literal.getBody().getBody();
    }
    if (part instanceof LinkTree link) {
      return link.getReference().getSignature().replaceFirst(".*#", "");
    }
    if (part instanceof EntityTree entity) {
      return entity.getName().contentEquals("amp") ? "&" : entity.toString();
    }
    if (part instanceof TextTree text) {
      return text.getBody();
    }
    if (part instanceof StartElementTree || part instanceof EndElementTree) {
      return "";
    }
    throw new IllegalStateException("not expected in a @param: " + part);
  }
}
