package dev.agentfirewall.cli.calibrate;

import static dev.agentfirewall.cli.calibrate.Plane.number;

import dev.agentfirewall.rag.calibrate.Sample;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The trade-off of one channel as a drawing in SVG: the share of honest texts that is flagged, by threshold, with its
 * interval; below it, where attacks were given, the share of them that is caught. It needs no script, font or other file,
 * follows a dark page, says in words what it shows, and tells nothing by colour alone.
 */
final class TradeOffChart {
    static final int WIDTH = 720;

    private static final int LEFT = 70;
    private static final int RIGHT = 700;
    private static final int PANEL = 170;
    private static final int HEAD = 64;
    private static final int GAP = 50;
    private static final int POINTS = 240;
    private static final double[] TICKS = {0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999};

    private final ChannelStudy study;
    private final double target;
    private final StringBuilder svg = new StringBuilder();

    TradeOffChart(ChannelStudy study, double target) {
        this.study = study;
        this.target = target;
    }

    int height() {
        return HEAD + PANEL + GAP + (study.attacks().size() > 0 ? PANEL + GAP : 0);
    }

    /** A group that stands {@code down} units below the top of its drawing. */
    String draw(int down) {
        String id = study.channel().word();
        svg.append("<g transform=\"translate(0 ")
                .append(down)
                .append(")\" role=\"img\" aria-labelledby=\"t-")
                .append(id)
                .append(" d-")
                .append(id)
                .append("\">\n");
        svg.append("<title id=\"t-").append(id).append("\">").append(title()).append("</title>\n");
        svg.append("<desc id=\"d-").append(id).append("\">").append(words()).append("</desc>\n");
        text(LEFT, 20, "start", "head", title());
        honest(new Plane(LEFT, RIGHT, HEAD, HEAD + PANEL, highest()));
        if (study.attacks().size() > 0) {
            double upper = HEAD + PANEL + GAP;
            attacks(new Plane(LEFT, RIGHT, upper, upper + PANEL, 1));
        }
        return svg.append("</g>\n").toString();
    }

    private String title() {
        return study.channel().word() + ": what a threshold costs and catches";
    }

    private String words() {
        return xml(String.join(" ", StudyWords.of(study, target)));
    }

    private double highest() {
        double shown = Math.max(
                4 * target,
                1.3
                        * Math.max(
                                study.honest()
                                        .flaggedFrom(study.threshold().flag())
                                        .share(),
                                study.honest()
                                        .flaggedFrom(study.shipped().flag())
                                        .share()));
        return Math.min(1, shown);
    }

    private void honest(Plane plane) {
        frame(plane, "honest, flagged");
        band(plane, study.honest());
        curve(plane, study.honest(), "honest");
        double at = plane.y(target);
        line("target", LEFT, at, RIGHT, at);
        text(RIGHT - 4, at - 4, "end", "small", "target " + StudyWords.percent(target));
        marks(plane);
        mark(plane, study.shipped().flag(), HEAD - 24, "shipped");
        study.fitted().ifPresent(fitted -> mark(plane, fitted.flag(), HEAD - 8, "fitted"));
    }

    private void attacks(Plane plane) {
        frame(plane, "attacks, caught");
        band(plane, study.attacks());
        curve(plane, study.attacks(), "attacks");
        marks(plane);
    }

    private void frame(Plane plane, String name) {
        for (int i = 0; i <= 4; i++) {
            double share = plane.top() * i / 4;
            line("grid", LEFT, plane.y(share), RIGHT, plane.y(share));
            text(LEFT - 6, plane.y(share) + 4, "end", "small", StudyWords.percent(share));
        }
        for (double tick : TICKS) {
            line("grid", plane.x(tick), plane.upper(), plane.x(tick), plane.lower());
            text(plane.x(tick), plane.lower() + 16, "middle", "small", String.valueOf(tick));
        }
        text(RIGHT, plane.lower() + 32, "end", "small", "flagged from this probability on");
        text(LEFT, plane.lower() + 32, "start", "small", name);
    }

    /** The line of the shares, in steps too fine to see; what is above the upper edge is left out, not laid on it. */
    private void curve(Plane plane, Sample sample, String kind) {
        String points = thresholds()
                .filter(threshold -> sample.flaggedFrom(threshold).share() <= plane.top())
                .mapToObj(threshold ->
                        plane.point(threshold, sample.flaggedFrom(threshold).share()))
                .collect(Collectors.joining(" "));
        svg.append("<polyline class=\"curve ")
                .append(kind)
                .append("\" points=\"")
                .append(points)
                .append("\"/>\n");
    }

    private void band(Plane plane, Sample sample) {
        String upper = thresholds()
                .mapToObj(threshold ->
                        plane.point(threshold, sample.flaggedFrom(threshold).high()))
                .collect(Collectors.joining(" "));
        String lower = thresholds()
                .map(threshold -> 1 - threshold) // from right to left, as the places lie evenly about the middle
                .mapToObj(threshold ->
                        plane.point(threshold, sample.flaggedFrom(threshold).low()))
                .collect(Collectors.joining(" "));
        svg.append("<polygon class=\"band\" points=\"")
                .append(upper)
                .append(' ')
                .append(lower)
                .append("\"/>\n");
    }

    private static DoubleStream thresholds() {
        return IntStream.rangeClosed(0, POINTS).mapToDouble(i -> Plane.threshold((double) i / POINTS));
    }

    private void marks(Plane plane) {
        double shipped = plane.x(study.shipped().flag());
        line("shipped", shipped, plane.upper(), shipped, plane.lower());
        study.fitted()
                .map(fitted -> plane.x(fitted.flag()))
                .ifPresent(x -> line("fitted", x, plane.upper(), x, plane.lower()));
    }

    private void mark(Plane plane, double flag, double y, String word) {
        double x = plane.x(flag);
        boolean toTheLeft = x > (LEFT + RIGHT) / 2.0;
        text(x, y, toTheLeft ? "end" : "start", "small", word + " " + StudyWords.probability(flag));
        line(word, x, y + 3, x, plane.upper());
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"")
                .append(kind)
                .append("\" x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\"/>\n");
    }

    private void text(double x, double y, String anchor, String kind, String words) {
        svg.append("<text class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(xml(words))
                .append("</text>\n");
    }

    static String xml(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
