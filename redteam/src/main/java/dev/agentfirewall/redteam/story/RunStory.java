package dev.agentfirewall.redteam.story;

import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.ArgumentFacts;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.ResultVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.run.RecordedMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One run as a story in HTML: on the left what was said, on the right what was called, why it was judged as it was, and links between them. */
final class RunStory {
    private static final int LONGEST_VALUE = 300;

    private final RunVerdict run;
    private final Links links;
    private final Function<String, String> explain;
    private final StringBuilder out = new StringBuilder();
    private int call;
    private int result;

    RunStory(String prefix, RunVerdict run, Function<String, String> explain) {
        this.run = run;
        this.links = new Links(prefix, run);
        this.explain = explain;
    }

    String html() {
        out.append("<section class=\"run\"><h2>")
                .append(Html.escape(run.run().id()))
                .append(run.run().hostile() ? " <small>attacked</small>" : "")
                .append("</h2>\n");
        List<RecordedMessage> messages = run.run().messages();
        for (int i = 0; i < messages.size(); i++) {
            out.append("<div class=\"row\">");
            message(i, messages.get(i));
            out.append("<div class=\"calls\">");
            for (int made = 0;
                    made < messages.get(i).calls().size() && call < run.calls().size();
                    made++) {
                call(call, run.calls().get(call));
                call++;
            }
            out.append("</div></div>\n");
        }
        return out.append("</section>\n").toString();
    }

    private void message(int index, RecordedMessage message) {
        out.append("<div class=\"message ")
                .append(message.role().name().toLowerCase(Locale.ROOT))
                .append("\" id=\"")
                .append(links.messageId(index))
                .append("\"><h3>")
                .append(head(message))
                .append("</h3>");
        for (Links.Text text : links.texts(index)) {
            out.append("<p>").append(text.html()).append("</p>");
        }
        out.append("</div>");
    }

    private String head(RecordedMessage message) {
        String role = message.role().name().toLowerCase(Locale.ROOT);
        if (message.role() != RecordedMessage.Role.TOOL
                || result >= run.results().size()) {
            return role;
        }
        ResultVerdict verdict = run.results().get(result++);
        result += message.opaque() > 0 && !message.texts().isEmpty() ? 1 : 0;
        String action = verdict.action() == ResultVerdict.Action.PASS
                ? ""
                : " <b class=\"deny\">" + (verdict.action() == ResultVerdict.Action.REDACT ? "cut" : "withheld")
                        + "</b>";
        return "result of <code>" + Html.escape(verdict.tool()) + "</code>" + action;
    }

    private void call(int index, CallVerdict verdict) {
        String word = verdict.verdict().word();
        out.append("<div class=\"call ").append(word).append("\"><h3><code>").append(Html.escape(verdict.tool()));
        out.append("</code> <b class=\"")
                .append(word)
                .append("\">")
                .append(judged(verdict.verdict()))
                .append("</b>");
        verdict.purpose()
                .ifPresent(purpose -> out.append(" <small>for ")
                        .append(verdict.attack() ? "the attacker" : "the user")
                        .append("</small>"));
        out.append("</h3>");
        reasons(verdict.reasons());
        Optional<Action> action = verdict.asked().flatMap(asked -> asked.action());
        action.ifPresent(asked -> {
            out.append("<p class=\"who\">ordered by: ");
            sources(links.of(index, ""), "nobody");
            out.append("</p><table>");
            asked.arguments().forEach((pointer, facts) -> argument(index, pointer, facts));
            out.append("</table>");
        });
        out.append("</div>");
    }

    private static String judged(Verdict verdict) {
        return verdict == Verdict.PERMIT ? "permitted" : verdict == Verdict.DENY ? "denied" : "held for approval";
    }

    private void reasons(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        out.append("<ul>");
        for (Reason reason : reasons) {
            out.append("<li><code>").append(Html.escape(reason.code())).append("</code>");
            reason.argument()
                    .ifPresent(pointer -> out.append(" at <code>")
                            .append(Html.escape(pointer))
                            .append("</code>"));
            out.append(": ").append(Html.escape(explain.apply(reason.code()))).append("</li>");
        }
        out.append("</ul>");
    }

    private void argument(int index, String pointer, ArgumentFacts facts) {
        String value = Links.valueText(facts.value());
        String shown = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + " …";
        out.append("<tr><th><code>")
                .append(Html.escape(pointer))
                .append("</code><small>")
                .append(facts.role().word())
                .append("</small></th><td><q>")
                .append(Html.escape(shown))
                .append("</q><br><span class=\"")
                .append(facts.label().integrity().word())
                .append("\">")
                .append(facts.label().integrity().word())
                .append("</span>, from ");
        sources(links.of(index, pointer), "no source: the model's own");
        out.append("</td></tr>");
    }

    private void sources(List<Links.Link> from, String none) {
        if (from.isEmpty()) {
            out.append("<em>").append(none).append("</em>");
        }
        String between = "";
        for (Links.Link link : from) {
            boolean flagged = link.source().flagged();
            out.append(between)
                    .append("<a class=\"")
                    .append(
                            flagged
                                    ? "flagged"
                                    : link.source().item().label().integrity().word())
                    .append("\" href=\"#")
                    .append(link.to())
                    .append("\">")
                    .append(words(link))
                    .append(flagged ? ", flagged" : "")
                    .append("</a>");
            between = "; ";
        }
    }

    private String words(Links.Link link) {
        String kind = link.source().item().origin().kind().replace('_', ' ');
        return Html.escape(kind) + " (message " + (link.message() + 1) + ")";
    }
}
