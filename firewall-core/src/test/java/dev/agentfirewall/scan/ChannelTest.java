package dev.agentfirewall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    @ParameterizedTest
    @EnumSource
    void named_itsOwnWord_isTheChannel(Channel channel) {
        assertThat(Channel.named(channel.word())).contains(channel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USER", "tool-result", "mail"})
    void named_anyOtherWord_isNone(String word) {
        assertThat(Channel.named(word)).isEmpty();
    }

    @Test
    void word_isWhatPoliciesRead() {
        assertThat(Channel.TOOL_RESULT.word()).isEqualTo("tool_result");
    }
}
