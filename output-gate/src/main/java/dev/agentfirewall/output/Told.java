package dev.agentfirewall.output;

import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the model was told in a conversation, made ready for the question what of it leaves: by whom, and how confidential. Depends on the conversation
 * alone, and is made once for it. Immutable.
 */
final class Told {
    private static final int QUESTION = 4_000;
    private static final int MOST_PERSONAL = 500;
    private static final Pattern FORMS = Pattern.compile(
            "\\b(?:json|yaml|xml|schema|format|syntax|function[ -]?call\\w*|tool[ -]?(?:call|use)\\w*|react|prompting|template|mcp|openai|openapi|langchain\\w*|qwen|llama|mistral|hermes|gemma|harmony|chatml|tokens?|deepseek|anthropic)\\b",
            Pattern.CASE_INSENSITIVE);

    private final List<Text> own = new ArrayList<>();
    private final List<Text> read = new ArrayList<>();
    private final List<Text> said = new ArrayList<>();
    private final List<SystemEcho> echoes = new ArrayList<>();
    private final List<TextIndex> prompts = new ArrayList<>();
    private final Set<String> tools = new LinkedHashSet<>();
    private final Set<String> prompted = new LinkedHashSet<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<List<String>> parted = new ArrayList<>();
    private final List<Personal.Datum> personal = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<String> spoken = new ArrayList<>();
    private final List<String> canaries = new ArrayList<>();
    private final Set<String> linked = new HashSet<>();
    private final String users;
    private boolean whole = true;
    private final List<Words> kept = new ArrayList<>();
    private boolean forms;
    private boolean asked;

    /** One text and its source. */
    record Text(TextIndex index, Integrity integrity, boolean flagged, boolean secret, boolean user) {
        /** Whether nobody vouches for it. */
        boolean stranger() {
            return integrity.compareTo(Integrity.UNTRUSTED) >= 0;
        }

        /** Whether a user passed on what somebody else wrote. */
        boolean passedOn() {
            return user && flagged;
        }

        /** Tells what it is worth; the text is guarded. */
        @Override
        public String toString() {
            return "text, " + integrity.word();
        }
    }

    Told(Conversation conversation, Indexes indexes) {
        StringBuilder words = new StringBuilder();
        Set<String> guarded = new LinkedHashSet<>();
        Set<String> aloud = new LinkedHashSet<>();
        Set<String> doors = new LinkedHashSet<>();
        Set<Personal.Datum> others = new LinkedHashSet<>();
        for (Item item : conversation.items()) {
            TextIndex index = indexes.of(item);
            whole &= index.whole();
            boolean confidential = item.label().confidentiality() != Confidentiality.PUBLIC;
            boolean user = item.origin() instanceof Origin.UserInput;
            Text text = new Text(
                    index,
                    item.label().integrity(),
                    item.report().flagged() || (user && pasted(item)),
                    confidential,
                    user);
            if (user) {
                own.add(text);
                words.append(index.squeezed()).append('\n');
                if (!text.passedOn()) {
                    questions.add(item.text().substring(0, Math.min(item.text().length(), QUESTION)));
                }
                asked |= Retold.asks(item.text()) || extracting(item);
                forms |= !text.passedOn() && FORMS.matcher(item.text()).find();
            } else if (item.origin() instanceof Origin.SystemPrompt) {
                own.add(text);
                prompts.add(index);
                echoes.add(indexes.echo(item));
                Canary.in(item.text()).forEach(canary -> canaries.add(Squeezed.plain(canary)));
                if (Confidences.keeps(item.text())) {
                    kept.add(index.words());
                }
                prompted.addAll(indexes.secrets(item, true));
                parted.addAll(indexes.parted(item));
            } else if (item.origin() instanceof Origin.ModelOutput) {
                said.add(text);
            } else {
                read.add(text);
                guarded.addAll(indexes.secrets(item, false));
                aloud.addAll(indexes.spoken(item));
                doors.addAll(indexes.doors(item));
                if (text.stranger()) {
                    others.addAll(indexes.personal(item));
                }
            }
            tools(item);
        }
        users = words.toString();
        guarded.addAll(prompted);
        guarded.stream().filter(one -> !users.contains(one)).forEach(secrets::add);
        aloud.stream().filter(one -> !users.contains(one)).forEach(spoken::add);
        doors.addAll(spoken);
        doors.stream()
                .filter(one -> !prompted.contains(one)
                        && read.stream()
                                .noneMatch(text -> text.index().squeezed().contains(one)))
                .forEach(linked::add);
        others.stream()
                .filter(one -> !users.contains(one.value())
                        && prompts.stream()
                                .noneMatch(prompt -> prompt.squeezed().contains(one.value())))
                .limit(MOST_PERSONAL)
                .forEach(personal::add);
    }

    /** A user who pastes a text in which somebody asks for data to be sent is not its author. */
    private static boolean pasted(Item item) {
        return item.report().findings().stream()
                .anyMatch(finding -> finding.rule().startsWith("text.exfiltration."));
    }

    private static boolean extracting(Item item) {
        return item.report().findings().stream()
                .anyMatch(finding -> finding.rule().equals("text.injection.system_prompt"));
    }

    private void tools(Item item) {
        item.call().map(PastCall::tool).ifPresent(tool -> tools.add(tool.toLowerCase(Locale.ROOT)));
        if (item.origin() instanceof Origin.ToolOutput result) {
            tools.add(result.tool().toLowerCase(Locale.ROOT));
        }
    }

    /** What the user and the host's instructions say. */
    List<Text> own() {
        return own;
    }

    /** What tools returned and retrievers found. */
    List<Text> read() {
        return read;
    }

    /** Earlier answers. */
    List<Text> said() {
        return said;
    }

    /** The host's instructions. */
    List<TextIndex> prompts() {
        return prompts;
    }

    /** The tools that were called. */
    Set<String> tools() {
        return tools;
    }

    /** Squeezed: values that were told in confidence, and keys and passwords that were read. Not what the user said as well. */
    List<String> secrets() {
        return secrets;
    }

    /** Whether a secret was read only within addresses, as what opens the place they lead to. {@code secret} is squeezed. */
    boolean linked(String secret) {
        return linked.contains(secret);
    }

    /** Squeezed: the parts of what the host's instructions tell in confidence, of values with parts. */
    List<List<String>> parted() {
        return parted;
    }

    /** Squeezed: what was read and called a password, in a sentence. Whoever asks for it is told it; no link and no search needs it. */
    List<String> spoken() {
        return spoken;
    }

    /** Personal data that strangers' texts hold, and neither the user nor the host's instructions said. */
    List<Personal.Datum> personal() {
        return personal;
    }

    /** Whether a user's words speak of what {@code words} name. */
    boolean asked(Pattern words) {
        return questions.stream().anyMatch(one -> words.matcher(one).find());
    }

    /** Squeezed. */
    List<String> canaries() {
        return canaries;
    }

    /** Whether the user said it: {@code run} is squeezed. */
    boolean userSaid(String run) {
        return users.contains(run);
    }

    /** The host's instructions, ready to be found in answers. */
    List<SystemEcho> echoes() {
        return echoes;
    }

    /** The words of the host's instructions, where they say that something is not to be told. */
    List<Words> kept() {
        return kept;
    }

    /** Whether a user asked for the host's instructions. */
    boolean askedForInstructions() {
        return asked;
    }

    /** Squeezed: of the secrets, those that the host's instructions tell. */
    Set<String> prompted() {
        return prompted;
    }

    /** What the user and the host's instructions say of their own, nobody's orders among it. */
    Stream<Text> hosts() {
        return own.stream().filter(text -> !text.passedOn());
    }

    /** What strangers say, be it that the user passed it on. */
    Stream<Text> strangers() {
        return Stream.concat(read.stream().filter(Text::stranger), own.stream().filter(Text::passedOn));
    }

    /** Whether there is anything that the reader of a link should not learn. */
    boolean confidential() {
        return !read.isEmpty() || !prompts.isEmpty();
    }

    /** Whether a user, and nobody whose text they passed on, asked about how programs write calls or values. */
    boolean askedForForms() {
        return forms;
    }

    /** Whether there is anything that nobody's own words tell: what was read, or what the host's instructions tell in confidence. */
    boolean guarded() {
        return !read.isEmpty() || !prompted.isEmpty() || !canaries.isEmpty();
    }

    /** Whether every text was read to its end. */
    boolean whole() {
        return whole;
    }

    /** Tells how much; the texts are guarded. */
    @Override
    public String toString() {
        return "told: " + own.size() + " own, " + read.size() + " read";
    }
}
