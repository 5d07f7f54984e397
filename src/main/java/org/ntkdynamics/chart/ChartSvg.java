package org.ntkdynamics.chart;

import freemarker.template.utility.StringUtil;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * XChart's SVG file made fit for the inside of a page: no prologue and no background, coordinates
 * rounded to a hundredth, segments that follow each other joined to one line (which also lets
 * dashes run through), and the axes' labels around it as text.
 */
public final class ChartSvg {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 10;
  private static final int BOTTOM = 44;
  private static final int TICK_LABEL_DROP = 19;
  private static final int TITLE_DROP = 38;
  private static final int TICK_LABEL_GAP = 7;
  private static final int HALF_TEXT = 5;

  /** How much room the title of the axis y takes, and how far its feet are from the edge. */
  private static final int TITLE_WIDTH = 28;

  private static final int UP_TITLE_DROP = 14;

  /** How far markers may stand out of the axes; nothing is drawn beyond. */
  private static final int OVERHANG = 6;

  private final Element drawing;
  private final int width;
  private final int height;

  /**
   * @param file the whole of an SVG file that XChart has written
   */
  public ChartSvg(String file) {
    this.drawing = parse(file.substring(file.indexOf("<svg")));
    this.width = pixels(drawing.getAttribute("width"));
    this.height = pixels(drawing.getAttribute("height"));
  }

  /** The drawing alone, of its own size, hidden from screen readers. */
  public String swatch() {
    return String.format(
        Locale.ROOT,
        "<svg class=\"swatch\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " aria-hidden=\"true\">%s</svg>",
        width,
        height,
        width,
        height,
        shapes());
  }

  /**
   * An axis with what stands beside it.
   *
   * @param title the quantity and its unit; empty for nothing
   */
  public record Beside(Axis axis, String title) {}

  /**
   * The drawing with its axes, and nothing outside of them.
   *
   * @param ground shapes below the drawing
   */
  public String chart(String id, String description, Beside x, Beside y, String ground) {
    int left = y.title().isEmpty() ? LEFT : LEFT + TITLE_WIDTH;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"chart\" viewBox=\"%d %d %d %d\" role=\"img\" aria-labelledby=\"%s-d\">"
                + "<desc id=\"%s-d\">%s</desc>",
            -left,
            -TOP,
            left + width + RIGHT,
            TOP + height + BOTTOM,
            id,
            id,
            StringUtil.XMLEncNA(description)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<clipPath id=\"%s-c\"><path d=\"M%d,%d H%d V%d H%d z\"/></clipPath>"
                + "<g clip-path=\"url(#%s-c)\">%s%s</g>",
            id,
            -OVERHANG,
            -OVERHANG,
            width + OVERHANG,
            height + OVERHANG,
            -OVERHANG,
            id,
            ground,
            shapes()));
    svg.append(
        String.format(Locale.ROOT, "<path class=\"axis\" d=\"M0,0 V%d H%d\"/>", height, width));
    x.axis().ticks().forEach(tick -> svg.append(below(tick, x.axis())));
    y.axis().ticks().forEach(tick -> svg.append(beside(tick, y.axis())));
    svg.append(text(width / 2.0, height + TITLE_DROP, "middle", x.title()));
    if (!y.title().isEmpty()) {
      svg.append("<g transform=\"rotate(-90)\">")
          .append(text(-height / 2.0, UP_TITLE_DROP - left, "middle", y.title()))
          .append("</g>");
    }
    return svg.append("</svg>").toString();
  }

  private String below(Axis.Tick tick, Axis axis) {
    double place = width * (tick.position() - axis.low()) / (axis.high() - axis.low());
    return text(place, height + TICK_LABEL_DROP, "middle", tick.label());
  }

  private String beside(Axis.Tick tick, Axis axis) {
    double place = height * (axis.high() - tick.position()) / (axis.high() - axis.low());
    return text(-TICK_LABEL_GAP, place + HALF_TEXT, "end", tick.label());
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        rounded(x),
        rounded(y),
        anchor,
        StringUtil.XMLEncNA(text));
  }

  private String shapes() {
    StringBuilder shapes = new StringBuilder();
    Polyline line = new Polyline(shapes);
    appendShapes(drawing, shapes, line);
    line.end();
    return shapes.toString();
  }

  /** Everything but the backgrounds, which begin at the edge, and the clip there. */
  private static void appendShapes(Element parent, StringBuilder shapes, Polyline line) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && !isBackground(element)) {
        switch (element.getTagName()) {
          case "g" -> appendShapes(element, shapes, line);
          case "line" -> line.add(element);
          case "defs" -> line.end();
          default -> {
            line.end();
            appendShape(element, shapes);
          }
        }
      }
    }
  }

  private static boolean isBackground(Element element) {
    return element.getTagName().equals("rect") && element.getAttribute("x").equals("0");
  }

  private static void appendShape(Element element, StringBuilder shapes) {
    shapes.append('<').append(element.getTagName());
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String value = roundedNumbers(String.valueOf(attribute.getNodeValue()));
      shapes.append(' ').append(attribute.getNodeName()).append("=\"").append(value).append('"');
    }
    shapes.append("/>");
  }

  private static Element parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("XChart wrote an SVG file that is not XML", e);
    }
  }

  private static int pixels(String attribute) {
    return Integer.parseInt(attribute.replace("px", ""));
  }

  private static String roundedNumbers(String text) {
    return DECIMAL.matcher(text).replaceAll(number -> rounded(Double.parseDouble(number.group())));
  }

  public static String rounded(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** Joins lines of one style each of which begins where the one before has ended. */
  private static final class Polyline {
    private final StringBuilder shapes;
    private String style = "";
    private String end = "";

    Polyline(StringBuilder shapes) {
      this.shapes = shapes;
    }

    void add(Element line) {
      String from = point(line, "1");
      if (!line.getAttribute("style").equals(style) || !from.equals(end)) {
        end();
        style = line.getAttribute("style");
        shapes.append("<polyline style=\"").append(style).append("\" points=\"").append(from);
      }
      end = point(line, "2");
      shapes.append(' ').append(end);
    }

    void end() {
      if (!style.isEmpty()) {
        shapes.append("\"/>");
      }
      style = "";
      end = "";
    }

    private static String point(Element line, String which) {
      return roundedNumbers(line.getAttribute("x" + which))
          + ','
          + roundedNumbers(line.getAttribute("y" + which));
    }
  }
}
