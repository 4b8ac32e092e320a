package dev.agentfirewall.cli.calibrate;

import static dev.agentfirewall.cli.calibrate.TradeOffChart.xml;

import dev.agentfirewall.rag.calibrate.Rate;

/** What calibration found, as a drawing or a page: one file that needs no other. */
final class StudyReport {
    private static final String STYLE = """
        .small { font: 12px system-ui, sans-serif; fill: currentColor }
        .head { font: 600 15px system-ui, sans-serif; fill: currentColor }
        .grid { stroke: currentColor; stroke-opacity: .15 }
        .curve { fill: none; stroke-width: 2 }
        .honest { stroke: #0b6bcb } .attacks { stroke: #c2410c }
        .band { fill: currentColor; fill-opacity: .12 }
        .target { stroke: currentColor; stroke-dasharray: 2 4 }
        .shipped { stroke: currentColor; stroke-dasharray: 7 4 }
        .fitted { stroke: currentColor; stroke-width: 2 }
        """;
    private static final String DARK =
            "@media (prefers-color-scheme: dark) { .honest { stroke: #7cc0ff } .attacks { stroke: #ffa26b } %s }\n";
    private static final String PAGE = """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2rem auto; padding: 0 1rem;
          color: #1a1a1a; background: #fff }
        table { border-collapse: collapse; margin: 1rem 0 } caption { text-align: left; font-weight: 600 }
        th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid #8884 }
        svg { max-width: 100%; height: auto } code { overflow-wrap: anywhere }
        """;

    private final Study study;
    private final double target;

    StudyReport(Study study) {
        this.study = study;
        this.target = study.calibration().target();
    }

    /** Every channel in one drawing. */
    String svg() {
        StringBuilder groups = new StringBuilder();
        int down = 0;
        for (ChannelStudy channel : study.channels()) {
            TradeOffChart chart = new TradeOffChart(channel, target);
            groups.append(chart.draw(down));
            down += chart.height();
        }
        String style = "svg { color: #1a1a1a; background: #fff }\n" + STYLE
                + String.format(DARK, "svg { color: #eee; background: #161616 }");
        return open(down) + "<style>\n" + style + "</style>\n" + groups + "</svg>\n";
    }

    /** A page with a drawing and tables for each channel. */
    String html() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Calibration</title>\n<style>\n");
        html.append(PAGE).append(STYLE);
        html.append(String.format(DARK, "body { color: #eee; background: #161616 }"));
        html.append("</style>\n</head>\n<body>\n<h1>Calibration</h1>\n<p>Model <code>")
                .append(study.shipped().model())
                .append("</code>; target: at most ")
                .append(StudyWords.percent(target))
                .append(" of honest texts flagged. Shares stand with their Wilson interval at 95&nbsp;%.</p>\n");
        study.channels().forEach(channel -> channel(html, channel));
        return html.append("</body>\n</html>\n").toString();
    }

    private void channel(StringBuilder html, ChannelStudy channel) {
        TradeOffChart chart = new TradeOffChart(channel, target);
        html.append("<h2>").append(channel.channel().word()).append("</h2>\n<ul>\n");
        StudyWords.of(channel, target)
                .forEach(line -> html.append("<li>").append(xml(line.strip())).append("</li>\n"));
        html.append("</ul>\n")
                .append(open(chart.height()))
                .append(chart.draw(0))
                .append("</svg>\n");
        table(html, channel);
    }

    private static void table(StringBuilder html, ChannelStudy channel) {
        boolean attacks = channel.attacks().size() > 0;
        html.append("<table>\n<caption>").append(channel.channel().word()).append(": the trade-off</caption>\n");
        row(html, "th", "honest texts flagged, at most", "flagged from", attacks ? "attacks caught" : "");
        for (ChannelStudy.Point point : channel.tradeOff()) {
            row(
                    html,
                    "td",
                    StudyWords.percent(point.share()),
                    StudyWords.probability(point.flag()),
                    channel.caughtFrom(point.flag()).map(Rate::toString).orElse(""));
        }
        html.append("</table>\n");
    }

    private static void row(StringBuilder html, String cell, String... cells) {
        html.append("<tr>");
        for (String words : cells) {
            if (!words.isEmpty()) {
                html.append('<')
                        .append(cell)
                        .append('>')
                        .append(xml(words))
                        .append("</")
                        .append(cell)
                        .append('>');
            }
        }
        html.append("</tr>\n");
    }

    private static String open(int height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + TradeOffChart.WIDTH + " " + height
                + "\" width=\"" + TradeOffChart.WIDTH + "\" height=\"" + height + "\">\n";
    }
}
