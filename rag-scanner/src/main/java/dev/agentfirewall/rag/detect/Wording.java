package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that several detectors share, for canonical (lower-case, folded) text. */
final class Wording {
    /** Who reads the text as a machine. */
    static final String MACHINE = "(?:(?:ai|a\\.i\\.|llm|automated|virtual|digital|intelligent)[ -]?(?:powered )?"
            + "(?:assistants?|agents?|models?|systems?|bots?|tools?|readers?|language models?)"
            + "|(?:large )?language models?|llms?|assistants?|chat ?bots?|bots?|agents?|ais?|gpt|copilot|claude|gemini|llama)";

    /** Verbs of what an agent can do. */
    static final String ACTION =
            "(?:send|forward|e-?mail|mail|transfer|wire|pay|buy|purchase|order|book|reserve|delete|remove"
                    + "|erase|wipe|drop|upload|post|publish|share|export|download|install|run|execute|invoke|call|click|visit"
                    + "|open|navigate|go to|fetch|create|add|invite|grant|change|update|modify|reset|set|disable|enable|approve"
                    + "|merge|push|commit|reply|respond|answer|say|tell|print|output|display|show|include|insert|append|write"
                    + "|mention|recommend|do|perform|follow|use|cancel|confirm|search|collect|gather|read|copy|move|schedule"
                    + "|give|provide|reveal|disclose|store|remember|save|unlock|lock|activate|submit|report|rate|translate"
                    + "|encode|replace|make|stop|ignore|disregard|skip|begin|start|list|get|find|look up|retrieve|access|switch)";

    /** An order: one of those verbs where an imperative or a duty puts it. */
    static final Pattern ORDER =
            Pattern.compile("(?:^|[.:;!?,\\n)\\]>*\"'-]\\s*|\\b(?:please|must|should|shall|now|first|then|and"
                    + "|also|to|kindly|immediately|instead|urgently|will|can you|could you|directly|promptly|always|next|just|only)[,:]? )"
                    + ACTION + "\\b");

    /** The work that the agent is at. */
    static final Pattern TASK = Pattern.compile(
            "\\b(?:(?:the|this|your|my|any|that|original|current|main|user'?s?|previous|initial|first|other)"
                    + " (?:\\w+ ){0,2}(?:tasks?|questions?|request|query|queries|prompt|instructions?|job|objective|goal)"
                    + "|tasks? (?:that )?(?:i|we|you|he|she|they)|(?:the )?user(?:'s)? (?:asked|request|query|question)"
                    + "|what you are doing|what you were doing|your (?:\\w+ ){0,2}(?:answer|reply|response|summary|output))\\b");

    /** Where an agent could send something: a mail or web address, an account. */
    static final Pattern DESTINATION = Pattern.compile(
            "[\\w.+-]+@[\\w-]+\\.[\\w.-]+|https?://|\\bwww\\.|\\b[a-z]{2}\\d{2}[a-z0-9]{10,30}\\b|\\biban\\b");

    /** Words of those who talk about attacks, rather than attack. */
    private static final Pattern ATTACKS = Pattern.compile(
            "(?:^|[^.\\w])(?:prompt[ -]injections?|jailbreak\\w*|attackers?|adversar\\w+|malicious|attempts? to"
                    + "|vulnerab\\w+|red[ -]team\\w*|guardrails?|exploit\\w*)\\b");

    /** What introduces a quotation or a question. Counts only ahead of the quoted words. */
    private static final Pattern INTRODUCES = Pattern.compile(
            "(?:^|[^.\\w])(?:such as|e\\.g\\.|for example|for instance|phrases?|examples?|detect\\w*|the words?|the term|the sentence|the expression|the title|called|entitled"
                    + "|what does|what do|what is|what's|what are|what happens|what would|how (?:do|does|can|could|should|would|to)|which (?:\\w+ ){0,3}(?:in|are|do|does|can|would|of)|why (?:do|does|is|are|did|would)|when (?:do|does|should|is)"
                    + "|is it (?:ok|okay|safe|possible|legal|a good idea)|should (?:i|we|you|one)|can (?:i|we|someone|you explain)|does (?:it|the|this|anyone)|did (?:he|she|they|the)|who (?:said|wrote)|translate|meaning of|explain|define|difference between|story|poem|song|essay|lyrics|novel)\\b");

    /** Words of those who report what somebody else might say. */
    private static final Pattern REPORTS = Pattern.compile(
            "\\b(?:if (?:the|a|any|an)? ?(?:user|users|document|documents|text|tool|message|anyone|someone|content|input)s?|when (?:a|the) user|asks? (?:you|it|the model) to|tries to|trying to|attempts?|requests? to|says?|even if|tell(?:s|ing)? you to|like)\\b");

    private Wording() {}

    /** Whether {@code sentence} talks about attacks, {@code at} being where it may quote one. */
    static boolean aboutAttacks(String sentence, int at) {
        return ATTACKS.matcher(sentence).find()
                || INTRODUCES
                        .matcher(sentence.substring(0, Math.min(at, sentence.length())))
                        .find();
    }

    /** Whether {@code sentence} reports what somebody might say before it comes to {@code at}. */
    static boolean reported(String sentence, int at) {
        return REPORTS.matcher(sentence.substring(0, Math.min(at, sentence.length())))
                .find();
    }

    /** The words in {@code spaced}, which are set apart by commas; a bar at a word's end stays on it. */
    static Set<String> words(String spaced) {
        return Arrays.stream(spaced.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }
}
