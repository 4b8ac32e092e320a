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

    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final VerbShapes shapes;
    private final Voice voice;
    private final List<Hit> hits = new ArrayList<>();

    private Set<Form> slot = EnumSet.of(Form.BASE);
    private Set<Form> lastSlot = EnumSet.of(Form.BASE);
    private Strength strength = Strength.PLAIN;
    private boolean open;
    private boolean negated;
    private boolean careful;
    private boolean framed;
    private boolean wide;
    private boolean ordering;
    private boolean blocked;
    private boolean doneWide;
    private boolean blockedOutside;

    /** One more than the verbs that had been found at the last comma or "and"; 0 before the first. */
    private int boundary;

    SentenceReader(Lexicon lexicon, List<Token> tokens, Voice voice) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.shapes = new VerbShapes(lexicon, tokens);
        this.voice = voice;
        this.open = lexicon.isImperativeFirst();
    }

    List<Hit> read() {
        lookAhead();
        int at = 0;
        while (at < tokens.size()) {
            at += step(at);
        }
        return hits;
    }

    /** Japanese says only at the end of a sentence that it was an order. */
    private void lookAhead() {
        if (lexicon.isImperativeFirst()) {
            return;
        }
        for (int i = 0; i < tokens.size(); ) {
            Match<Frame> frame = lexicon.frame(tokens, i);
            if (frame != null && frame.values().contains(Frame.NOTFINAL)) {
                negated = true;
            } else if (ends(frame, i)) {
                openFor(Form.BASE, Strength.PLAIN);
            }
            i += frame == null ? 1 : frame.length();
        }
    }

    private boolean ends(@Nullable Match<Frame> frame, int at) {
        boolean last = at + lexicon.phrase("endings", tokens, at) == tokens.size();
        return last || (frame != null && frame.values().contains(Frame.FINAL));
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
            frame(frame.values().get(0));
            return frame.length();
        }
        other(token);
        return 1;
    }

    private void frame(Frame frame) {
        switch (frame) {
            case ORDER -> openFor(Form.BASE, Strength.PLAIN);
            case WISH -> openFor(Form.BASE, Strength.LOOSE);
            case GERUND -> openFor(Form.GERUND, Strength.PLAIN);
            case DONE -> openFor(Form.DONE, Strength.PLAIN);
            case DONEWIDE -> {
                openFor(Form.BASE, Strength.LOOSE);
                doneWide = true;
            }
            case NOT -> forbid();
            case BLOCK -> block();
            case SUBJECT -> subject();
            case WIDEN -> widen();
            case JOIN -> join();
            case CLAUSE -> open = false;
            case WHEN -> when();
            case PURPOSE -> purpose();
            case SKIP, FINAL, NOTFINAL -> {}
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
        if (lexicon.isWide() && !hits.isEmpty() && boundary <= hits.size()) {
            Hit last = hits.remove(hits.size() - 1);
            hits.add(last.forbidden());
            return;
        }
        slot = EnumSet.allOf(Form.class);
        open = true;
        framed = true;
        negated = true;
        careful = false;
        wide = lexicon.isWide();
    }

    private void block() {
        blocked = true;
        open = false;
        wide = false;
        doneWide = false;
    }

    /** "We" where a verb might stand begins a sentence that tells something; elsewhere it is an object. */
    private void subject() {
        if (open && !framed) {
            block();
        }
    }

    /** Chinese puts the object before the verb, with a word of its own. */
    private void widen() {
        if (open && !framed) {
            openFor(Form.BASE, Strength.PLAIN);
        }
    }

    /** "After the film" ends no order of the user's; "after I paid" at the beginning tells something. */
    private void when() {
        if (ordering && voice == Voice.USER) {
            open = false;
        } else {
            block();
        }
    }

    private void join() {
        boundary = hits.size() + 1;
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
        if (!lexicon.isImperativeFirst()) {
            return;
        }
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
        } else if (token.is(Kind.COLON) || token.is(Kind.STOP) || isPause(token)) {
            negated = false;
            reopenCarefully();
            careful = !token.is(Kind.STOP);
        } else if (token.is(Kind.MARK) && voice == Voice.USER && "()".contains(token.raw())) {
            bracket(token.raw().equals("("));
        } else if (!token.is(Kind.MARK) && !(token.is(Kind.NUMBER) && hits.isEmpty() && open && !framed)) {
            open = open && wide;
        }
    }

    /** Users put a dash between two sentences, or go on in small letters after the full stop. */
    private boolean isPause(Token token) {
        return voice == Voice.USER && token.is(Kind.MARK) && ".-–—".contains(token.raw());
    }

    /** What is told in brackets, "(I'm Ann)", ends no order. */
    private void bracket(boolean opens) {
        blockedOutside = opens ? blocked : blockedOutside;
        blocked = opens ? blocked : blockedOutside;
        open = open && wide;
    }

    private void comma() {
        boundary = hits.size() + 1;
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
        if (!open && voice == Voice.USER && shapes.isBareImperative(at)) {
            openFor(Form.BASE, Strength.LOOSE);
        }
        if ((!open && !doneWide) || shapes.isCapitalisedNoun(at)) {
            return 0;
        }
        List<Match<Verb>> matches = lexicon.verbs(tokens, at);
        for (int i = matches.size() - 1; i >= 0; i--) {
            Match<Verb> match = matches.get(i);
            List<Verb> fitting = match.values().stream()
                    .filter(verb -> fits(verb, at + match.length()))
                    .toList();
            boolean here = !fitting.isEmpty()
                    && !shapes.isLongerNoun(at, match.length())
                    && isVerbHere(at, at + match.length());
            if (here && weight(match.length(), fitting) > framed) {
                take(hit(fitting, at, match.length()));
                return match.length();
            }
            if (!fitting.isEmpty() && lexicon.isWide()) {
                return 0;
            }
        }
        return 0;
    }

    /** "Get it running" says more than a "get" that opens a wish. */
    private static int weight(int length, List<Verb> verbs) {
        return verbs.stream().anyMatch(verb -> !verb.tail().isEmpty()) ? length + 1 : length;
    }

    private Hit hit(List<Verb> verbs, int at, int length) {
        Set<String> acts = new LinkedHashSet<>();
        verbs.forEach(verb -> acts.add(verb.act()));
        boolean done = verbs.stream().anyMatch(verb -> verb.form() == Form.DONE && slotOf(verb) == Form.DONE);
        return new Hit(List.copyOf(acts), at, length, strengthAt(), negated, done && !negated);
    }

    private Form slotOf(Verb verb) {
        return open && slot.contains(verb.form()) ? verb.form() : Form.DONE;
    }

    private boolean fits(Verb verb, int end) {
        boolean form = (open && slot.contains(verb.form())) || (doneWide && verb.form() == Form.DONE);
        boolean heard = voice == Voice.USER || !verb.generous();
        return form && heard && (verb.tail().isEmpty() || shapes.hasTail(verb.tail(), end));
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
        if (lexicon.phrase("past", tokens, end) > 0 || lexicon.has("compound", next) || next.is(Kind.COLON)) {
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
