package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Lexicon.Form;
import dev.agentfirewall.trace.request.Lexicon.Frame;
import dev.agentfirewall.trace.request.Lexicon.Verb;
import dev.agentfirewall.trace.request.Phrases.Match;
import dev.agentfirewall.trace.request.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a sentence's ordering verbs. It goes from word to word and knows whether an order may stand at this place: at the
 * beginning, after "please", "could you", "make sure to", after the "and" behind another order; and whether it may not:
 * after "remind me to", "I'll", "how do I". Linear in the sentence.
 */
final class SentenceReader {
    private static final int WIDEST_GAP = 8;

    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final Voice voice;
    private final List<Hit> hits = new ArrayList<>();

    private Set<Form> slot = EnumSet.of(Form.BASE);
    private Set<Form> lastSlot = EnumSet.of(Form.BASE);
    private Strength strength = Strength.PLAIN;
    private boolean open = true;
    private boolean negated;
    private boolean careful;
    private boolean framed;
    private boolean wide;
    private boolean ordering;
    private boolean blocked;
    private boolean doneWide;

    SentenceReader(Lexicon lexicon, List<Token> tokens, Voice voice) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.voice = voice;
    }

    List<Hit> read() {
        int at = atFinal();
        while (at < tokens.size()) {
            at += step(at);
        }
        return hits;
    }

    /** Japanese says only at the end of a sentence that it was an order. */
    private int atFinal() {
        for (int i = 0; i < tokens.size(); i++) {
            Match<Frame> frame = lexicon.frame(tokens, i);
            if (frame != null && frame.values().contains(Frame.FINAL)) {
                openFor(Form.BASE, Strength.PLAIN);
                wide = true;
            } else if (frame != null && frame.values().contains(Frame.NOTFINAL)) {
                negated = true;
            }
        }
        return 0;
    }

    private int step(int at) {
        Token token = tokens.get(at);
        Match<Frame> frame = lexicon.frame(tokens, at);
        int verb = verb(at, frame == null ? 0 : frame.length());
        if (verb > 0) {
            return verb;
        }
        if (frame != null) {
            if (frame.values().contains(Frame.BLOCK)) {
                verb(at, 0);
            }
            frame(frame.values().get(0), at);
            return frame.length();
        }
        other(token);
        return 1;
    }

    private void frame(Frame frame, int at) {
        switch (frame) {
            case ORDER, FINAL -> openFor(Form.BASE, Strength.PLAIN);
            case WISH -> openFor(Form.BASE, Strength.LOOSE);
            case GERUND -> openFor(Form.GERUND, Strength.PLAIN);
            case DONE -> openFor(Form.DONE, Strength.PLAIN);
            case DONEWIDE -> {
                openFor(Form.BASE, Strength.LOOSE);
                doneWide = true;
            }
            case NOT, NOTFINAL -> forbid();
            case BLOCK -> block(at);
            case JOIN -> join();
            case CLAUSE -> open = false;
            case PURPOSE -> purpose();
            case SKIP -> {}
        }
    }

    private void openFor(Form form, Strength how) {
        slot = EnumSet.of(form);
        strength = how;
        open = true;
        framed = true;
        negated = false;
        careful = false;
        blocked = false;
        wide = lexicon.isWide();
    }

    private void forbid() {
        slot = EnumSet.allOf(Form.class);
        open = true;
        framed = true;
        negated = true;
        careful = false;
        wide = lexicon.isWide();
    }

    private void block(int at) {
        if (at == 0 || !ordering || open || !hits.isEmpty()) {
            blocked = true;
        }
        open = false;
        wide = false;
        doneWide = false;
    }

    private void join() {
        if (ordering && !blocked) {
            slot = EnumSet.copyOf(lastSlot);
            open = true;
            careful = false;
        } else if (!blocked && !open) {
            reopenCarefully();
        }
    }

    private void purpose() {
        if (ordering && !open && !blocked) {
            slot = EnumSet.of(Form.BASE);
            strength = Strength.LOOSE;
            open = true;
        }
    }

    private void reopenCarefully() {
        slot = EnumSet.of(Form.BASE);
        strength = blocked ? Strength.LOOSE : Strength.PLAIN;
        open = true;
        careful = true;
        framed = false;
        negated = false;
    }

    private void other(Token token) {
        if (token.is(Kind.COMMA)) {
            comma();
        } else if (token.is(Kind.COLON) || token.is(Kind.STOP)) {
            negated = false;
            reopenCarefully();
            careful = token.is(Kind.COLON);
        } else if (!token.is(Kind.MARK) && !(token.is(Kind.NUMBER) && hits.isEmpty() && open && !framed)) {
            open = open && wide;
        }
    }

    private void comma() {
        if (ordering && !blocked) {
            slot = EnumSet.copyOf(lastSlot);
            open = true;
            careful = true;
            negated = false;
        } else if (!wide) {
            reopenCarefully();
        }
    }

    /** The length of the ordering verb at {@code at}, or 0. */
    private int verb(int at, int framed) {
        if (!open && !doneWide) {
            return 0;
        }
        for (int length = WIDEST_GAP; length > 0; length--) {
            Hit hit = hit(at, length);
            if (hit != null && hit.length() > framed) {
                take(hit);
                return hit.length();
            }
        }
        return 0;
    }

    private @Nullable Hit hit(int at, int length) {
        Set<String> acts = new LinkedHashSet<>();
        boolean done = false;
        for (Match<Verb> match : lexicon.verbs(tokens, at)) {
            for (Verb verb : match.values()) {
                if (match.length() == length && fits(verb, at + length)) {
                    acts.add(verb.act());
                    done |= verb.form() == Form.DONE && slotOf(verb) == Form.DONE;
                }
            }
        }
        if (acts.isEmpty() || !isVerbHere(at, at + length)) {
            return null;
        }
        return new Hit(List.copyOf(acts), at, length, strengthAt(), negated, done && !negated);
    }

    private Form slotOf(Verb verb) {
        return open && slot.contains(verb.form()) ? verb.form() : Form.DONE;
    }

    private boolean fits(Verb verb, int end) {
        boolean form = (open && slot.contains(verb.form())) || (doneWide && verb.form() == Form.DONE);
        return form && (verb.tail().isEmpty() || hasTail(verb.tail(), end));
    }

    private boolean hasTail(List<String> tail, int from) {
        int last = Math.min(tokens.size() - tail.size(), from + WIDEST_GAP);
        for (int i = from; i <= last; i++) {
            if (tokens.get(i).is(Kind.STOP)) {
                return false;
            }
            if (isAt(tail, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(List<String> words, int at) {
        for (int i = 0; i < words.size(); i++) {
            if (!tokens.get(at + i).form().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word that may be a verb or a noun is a verb: by what comes after it. */
    private boolean isVerbHere(int at, int end) {
        if (framed || slot.contains(Form.DONE) || wide) {
            return true;
        }
        if (end >= tokens.size()) {
            return voice == Voice.USER || !hits.isEmpty();
        }
        Token next = tokens.get(end);
        if (lexicon.has("compound", next) || next.is(Kind.COLON)) {
            return false;
        }
        boolean sign = lexicon.has("signs", next) || next.is(Kind.NUMBER) || next.isValue() || next.isCapitalised();
        boolean alsoNoun = lexicon.noun(tokens, at) != null;
        return sign || (!careful && !alsoNoun) || (voice == Voice.USER && (!careful || ordering));
    }

    private Strength strengthAt() {
        boolean unsure = careful && !ordering && voice == Voice.USER && blocked;
        return unsure ? Strength.LOOSE : strength;
    }

    private void take(Hit hit) {
        hits.add(hit);
        lastSlot = EnumSet.copyOf(slot);
        ordering = true;
        open = wide;
        framed = wide;
    }
}
