package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.Advice;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Decision.Basis;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerDecoderTest {

    @Test
    void decode_soundPermit_permits() {
        Decision decision = decode("""
                {"permit": true, "reasons": [{"code": "mail.own"}],
                 "obligations": [{"type": "redact", "code": "text.flagged"}, {"type": "approval", "code": "pay.large", "by": "owner"}],
                 "advice": [{"code": "b.b"}, {"code": "a.a"}]}""");
        assertThat(decision)
                .isEqualTo(new Decision.Permit(
                        List.of(Reason.of("mail.own")),
                        List.of(new Obligation.Approval("pay.large", "owner"), new Obligation.Redact("text.flagged")),
                        List.of(new Advice("a.a"), new Advice("b.b"))));
    }

    @Test
    void decode_soundDenial_deniesByRule() {
        Decision decision = decode("""
                {"permit": false, "advice": [], "obligations": [],
                 "reasons": [{"code": "mail.untrusted", "argument": "/to"}, {"code": "flow.secret"}]}""");
        assertThat(decision)
                .isEqualTo(new Decision.Deny(
                        Basis.RULE, List.of(Reason.of("flow.secret"), Reason.at("mail.untrusted", "/to")), List.of()));
    }

    @Test
    void decode_setsInAnyOrder_giveTheSameDecision() {
        String one =
                "{\"code\": \"b.b\", \"argument\": \"/2\"}, {\"code\": \"b.b\", \"argument\": \"/1\"}, {\"code\": \"a.a\"}";
        String other =
                "{\"code\": \"a.a\"}, {\"code\": \"b.b\", \"argument\": \"/1\"}, {\"argument\": \"/2\", \"code\": \"b.b\"}";
        assertThat(decode(denial(one))).isEqualTo(decode(denial(other)));
        assertThat(decode(denial(one)).reasons()).hasSize(3);
    }

    @Test
    void decode_repeatedReason_isGivenOnce() {
        assertThat(decode(denial("{\"code\": \"a.a\"}, {\"code\": \"a.a\"}")).reasons())
                .hasSize(1);
    }

    @Test
    void decode_redactionByRule_keepsItsRules() {
        Decision decision = decode("""
                {"permit": true, "reasons": [{"code": "mail.own"}], "advice": [],
                 "obligations": [{"type": "redact", "code": "acme.data", "rules": ["secret.", "pii.iban"]}]}""");
        assertThat(decision)
                .isEqualTo(new Decision.Permit(
                        List.of(Reason.of("mail.own")),
                        List.of(new Obligation.Redact("acme.data", Set.of("pii.iban", "secret."))),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[7]", "[\"*\"]", "\"pii.iban\""})
    void decode_redactionByBadRules_isIndeterminate(String rules) {
        String answer = "{\"permit\": true, \"reasons\": [{\"code\": \"mail.own\"}], \"advice\": [],"
                + "\"obligations\": [{\"type\": \"redact\", \"code\": \"acme.data\", \"rules\": " + rules + "}]}";
        assertThat(decode(answer)).isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[-1]", "[0.5]", "[\"0\"]", "[2147483648]", "0", "null"})
    void decode_badPlaces_areIndeterminate(String places) {
        assertThat(decode(permitted("{\"type\": \"redact\", \"code\": \"a.a\", \"findings\": " + places + "}")))
                .isEqualTo(Decision.indeterminate("policy.malformed_answer"));
        assertThat(decode(permitted(
                        "{\"type\": \"replace\", \"code\": \"a.a\", \"with\": \"x\", \"findings\": " + places + "}")))
                .isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    @Test
    void decode_redactionByPlaceAndReplacement_areKept() {
        String places = "{\"type\": \"redact\", \"code\": \"a.a\", \"findings\": [2, 0]}";
        String words = "{\"type\": \"replace\", \"code\": \"a.a\", \"findings\": [1], \"with\": \"[cut]\"}";
        String whole = "{\"type\": \"replace\", \"code\": \"a.b\", \"with\": \"I cannot say.\"}";
        assertThat(decode(permitted(words + "," + whole + "," + places)))
                .isEqualTo(new Decision.Permit(
                        List.of(Reason.of("mail.own")),
                        List.of(
                                new Obligation.Redact("a.a", Set.of(), Set.of(0, 2)),
                                new Obligation.Replace("a.a", Set.of(1), "[cut]"),
                                new Obligation.Replace("a.b", Set.of(), "I cannot say.")),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"redact\", \"code\": \"a.a\", \"findings\": [0], \"rules\": [\"pii.iban\"]}",
                "{\"type\": \"replace\", \"code\": \"a.a\"}",
                "{\"type\": \"replace\", \"code\": \"a.a\", \"with\": \" \"}",
                "{\"type\": \"replace\", \"code\": \"a.a\", \"with\": 7}",
                "{\"type\": \"replace\", \"code\": \"a.a\", \"with\": \"x\", \"by\": \"owner\"}"
            })
    void decode_unclearChange_isIndeterminate(String obligation) {
        assertThat(decode(permitted(obligation))).isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    private static String permitted(String obligations) {
        return "{\"permit\": true, \"reasons\": [{\"code\": \"mail.own\"}], \"advice\": [], \"obligations\": ["
                + obligations + "]}";
    }

    @Test
    void decode_approvalBySeveral_saysHowMany() {
        assertThat(decode(
                        "{\"permit\": true, \"reasons\": [], \"advice\": [], \"obligations\": [{\"type\": \"approval\","
                                + " \"code\": \"pay.large\", \"by\": \"treasurer\", \"approvers\": 2}]}"))
                .isEqualTo(new Decision.Permit(
                        List.of(),
                        List.of(new Obligation.Approval("pay.large", "treasurer", 2, Optional.empty())),
                        List.of()));
    }

    @Test
    void decode_approvalThatEndorses_keepsItsTerms() {
        Endorsing terms = new Endorsing(Digest.of("mail"), Set.of(Effect.SEND, Effect.WRITE), Duration.ofMinutes(30));
        assertThat(decode(endorsing(Digest.of("mail").toString(), "[\"write\", \"send\"]", "30")))
                .isEqualTo(new Decision.Permit(
                        List.of(Reason.of("mail.own")),
                        List.of(new Obligation.Approval("mail.ask", "owner", Optional.of(terms))),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sha256:1 | [\"send\"] | 30",
                "DIGEST | [] | 30",
                "DIGEST | [\"read\"] | 30",
                "DIGEST | [\"fly\"] | 30",
                "DIGEST | \"send\" | 30",
                "DIGEST | [\"send\"] | 0",
                "DIGEST | [\"send\"] | -5",
                "DIGEST | [\"send\"] | 1441",
                "DIGEST | [\"send\"] | 1.5",
                "DIGEST | [\"send\"] | 1e30",
                "DIGEST | [\"send\"] | \"30\"",
                "DIGEST | [\"send\"] | null"
            })
    void decode_approvalThatEndorsesOnBadTerms_isIndeterminate(String source, String effects, String minutes) {
        String digest = source.equals("DIGEST") ? Digest.of("mail").toString() : source;
        assertThat(decode(endorsing(digest, effects, minutes)))
                .isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    private static String endorsing(String source, String effects, String minutes) {
        return "{\"permit\": true, \"reasons\": [{\"code\": \"mail.own\"}], \"advice\": [], \"obligations\": [{\"type\":"
                + " \"approval\", \"code\": \"mail.ask\", \"by\": \"owner\", \"endorses\": {\"source\": \"" + source
                + "\", \"effects\": " + effects + ", \"minutes\": " + minutes + "}}]}";
    }

    @Test
    void decode_undefined_isNotApplicable() {
        assertThat(AnswerDecoder.decode(Optional.empty()))
                .isEqualTo(Decision.deny(Basis.NOT_APPLICABLE, "policy.undefined"));
    }

    @Test
    void decode_noRuleHadAnythingToSay_isNotApplicable() {
        assertThat(decode(denial("{\"code\": \"policy.not_applicable\"}")))
                .isEqualTo(Decision.deny(Basis.NOT_APPLICABLE, "policy.not_applicable"));
    }

    @ParameterizedTest
    @MethodSource("dev.agentfirewall.policy.BadAnswers#all")
    void decode_badAnswer_isIndeterminate(String answer) {
        assertThat(decode(answer)).isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    private static String denial(String reasons) {
        return "{\"permit\": false, \"reasons\": [" + reasons + "], \"obligations\": [], \"advice\": []}";
    }

    private static Decision decode(String json) {
        return AnswerDecoder.decode(Optional.of(BadAnswers.json(json)));
    }
}
