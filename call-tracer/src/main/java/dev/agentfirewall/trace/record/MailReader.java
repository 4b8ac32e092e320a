package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads mail as text: header lines, a blank line, a body, perhaps several one after another. Another mail begins where, after a blank line, at least
 * two headers stand of which one says who wrote; a body that was made to look so is read so. Not thread-safe; one for each reading.
 */
final class MailReader {
    private static final Set<String> OTHERS = Set.of(
            "to",
            "cc",
            "subject",
            "date",
            "reply_to",
            "message_id",
            "sent",
            "received",
            "betreff",
            "an",
            "datum",
            "objet",
            "asunto",
            "para",
            "fecha",
            "oggetto",
            "a",
            "data",
            "assunto",
            "onderwerp",
            "aan",
            "件名",
            "主题",
            "收件人",
            "宛先");

    private final String text;
    private final List<Span> lines;

    private MailReader(String text, int from, int end) {
        this.text = text;
        this.lines = Lines.of(text, from, end);
    }

    /** The mails; none where the text does not begin as one. */
    static List<Node> read(String text, int from, int end) {
        MailReader reader = new MailReader(text, from, end);
        return reader.headerEnd(0) == 0 ? List.of() : reader.all();
    }

    private List<Node> all() {
        List<Node> mails = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            int body = headerEnd(line);
            int next = body;
            while (next < lines.size() && !(isBlank(next - 1) && headerEnd(next) > next)) {
                next++;
            }
            mails.add(mail(line, body, next));
            line = next;
        }
        return mails;
    }

    /** The line after the header that begins at {@code line}; {@code line} where none does. */
    private int headerEnd(int line) {
        int at = line;
        boolean author = false;
        int known = 0;
        while (at < lines.size() && !isBlank(at)) {
            Span span = lines.get(at);
            int colon = KeyMark.colon(text, span.start(), span.end());
            if (colon < 0 && !(at > line && Character.isWhitespace(text.charAt(span.start())))) {
                return line;
            }
            if (colon >= 0) {
                String name = Names.plain(text.substring(span.start(), colon));
                author |= Authors.isName(name);
                known += OTHERS.contains(name) ? 1 : 0;
                if (at == line && known == 0 && !author) {
                    return line;
                }
            }
            at++;
        }
        boolean followed = at + 1 < lines.size();
        return author && known > 0 && followed ? at : line;
    }

    private boolean isBlank(int line) {
        return Lines.isBlank(text, lines.get(line));
    }

    private Node mail(int line, int body, int next) {
        List<Node.Member> members = new ArrayList<>();
        for (int at = line; at < body; at++) {
            Span span = lines.get(at);
            int colon = KeyMark.colon(text, span.start(), span.end());
            int last = at;
            while (last + 1 < body
                    && KeyMark.colon(
                                    text,
                                    lines.get(last + 1).start(),
                                    lines.get(last + 1).end())
                            < 0) {
                last++;
            }
            int stop = lines.get(last).end();
            int from = Lines.trimStart(text, colon + 1, stop);
            members.add(new Node.Member(Node.copied(text, span.start(), colon), Node.copied(text, from, stop)));
            at = last;
        }
        int start = lines.get(line).start();
        int end = Lines.trimEnd(text, start, lines.get(next - 1).end());
        int from = body < next
                ? Lines.trimStart(
                        text,
                        lines.get(body).start(),
                        Math.max(end, lines.get(body).start()))
                : end;
        if (from < end) {
            members.add(Node.named("body", Node.copied(text, from, end)));
        }
        return new Node.Mapping(new Span(start, end), members, true);
    }
}
