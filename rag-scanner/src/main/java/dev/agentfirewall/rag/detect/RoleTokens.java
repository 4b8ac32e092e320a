package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chat-template tokens of the open-weight families (ChatML and Qwen, Llama 2 and 3, Mistral, Gemma, Phi, DeepSeek,
 * Command, GLM, Granite, gpt-oss) inside a text: they would end the text's turn and open another.
 *
 * <p><b>Limitations.</b> Documentation of chat templates holds the same tokens and is flagged; a host that serves such
 * documents should strip tokens in its tokenizer and lower this rule in policy.
 */
final class RoleTokens implements Detector {
    private static final List<Set<String>> WORDS = List.of(
            Wording.words(
                    "<|im_,<|start,<|end,<|eot,<|eom,<|sys,<|user,<|assis,<|obs,<|chan,<|pyth,<|begin,<|tool,<|mess,<|return,<|call,<|chatbot,[inst],[/inst],<<sys>>,<</sys>>,<start_of_turn>,<end_of_turn>,[system_prompt],[/system_prompt],[available_tools],[tool_results],[gmask],<extra_id_"));
    private static final Pattern OPENS = Pattern.compile(
            "<\\|(?:im_start|start_header_id|start_of_role|start|system|user|assistant|observation|channel|python_tag|"
                    + "start_of_turn_token|system_token|user_token|chatbot_token|begin_of_text|endofprompt|tool|message|im_sep|im_system|im_user|im_assistant)\\|>"
                    + "|\\[/?inst\\]|<<sys>>|<start_of_turn>|\\[system_prompt\\]|\\[available_tools\\]|\\[tool_results\\]|\\[gmask\\]"
                    + "|<\\|(?:user|assistant|system|begin.of.sentence|tool.calls.begin)\\|>|<extra_id_\\d+>(?:system|user|assistant)");
    private static final Pattern ENDS = Pattern.compile(
            "<\\|(?:im_end|eot_id|end|endoftext|end_of_text|eom_id|end_of_role|end_header_id|end_of_turn_token|return|call|end.of.sentence)\\|>|<end_of_turn>|<</sys>>|\\[/system_prompt\\]");

    @Override
    public String code() {
        return "text.injection.role_token";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        return passage.findInSentence(OPENS)
                .map(place -> passage.match(place, Severity.HIGH, 0.9))
                .or(() -> passage.findInSentence(ENDS).map(place -> passage.match(place, Severity.MEDIUM, 0.6)));
    }
}
