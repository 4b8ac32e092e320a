package dev.agentfirewall.trace.infer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an argument tells of its tool's effects, whatever the tool is called. */
enum Telling {
    NOTHING,
    /** SQL, a shell command or the like. */
    CODE_TO_RUN,
    /** A code that was sent to somebody, who proves by it who they are. */
    ONE_TIME_CODE,
    /** A card, or what stands for one. */
    WAY_TO_PAY;

    private static final Set<String> CODE = Set.of("sql", "cmd", "shell", "shell_command", "bash", "python_code");
    private static final Set<String> ONE_TIME = Set.of("otp", "one_time_password", "verification_code", "mfa_code");
    private static final Set<String> PAYING = Set.of(
            "payment_method",
            "payment_method_id",
            "payment_token",
            "card_number",
            "credit_card",
            "credit_card_number",
            "payment_id",
            "card_id",
            "payment_details",
            "payment_info",
            "cvv");

    static Telling of(OfferedArgument argument) {
        List<String> words = Words.ofName(argument.name());
        String name = String.join("_", words);
        if (CODE.contains(name) || words.contains("sql") || runs(argument, name)) {
            return CODE_TO_RUN;
        }
        if (ONE_TIME.contains(name)) {
            return ONE_TIME_CODE;
        }
        return PAYING.contains(name) ? WAY_TO_PAY : NOTHING;
    }

    private static boolean runs(OfferedArgument argument, String name) {
        String said = argument.description().toLowerCase(Locale.ROOT);
        boolean code = Set.of("query", "code", "script", "statement", "command").contains(name);
        return code && (said.contains("sql") || said.contains("to execute") || said.contains("to run"));
    }
}
