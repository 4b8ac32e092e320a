package dev.agentfirewall.rag.classify;

/**
 * How the scores of one window and what the rules saw make one calibrated log-odds; fitted on held-out training rows.
 *
 * @param encoder weight of the encoder's log-odds
 * @param linear weight of the linear model's
 * @param rulesHigh added where a rule found something grave enough to flag
 * @param rulesMedium added where a rule found something of medium weight only
 * @param bias added always
 */
record Blend(double encoder, double linear, double rulesHigh, double rulesMedium, double bias) {

    double logOdds(double encoderLogit, double linearLogit, RuleEvidence rules) {
        double evidence = rules.high() ? rulesHigh : rules.medium() ? rulesMedium : 0;
        return encoder * encoderLogit + linear * linearLogit + evidence + bias;
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
