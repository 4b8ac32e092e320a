package dev.agentfirewall.policy.plan;

import static dev.agentfirewall.policy.plan.TestPlans.ENTRYPOINT;
import static dev.agentfirewall.policy.plan.TestPlans.answer;
import static dev.agentfirewall.policy.plan.TestPlans.block;
import static dev.agentfirewall.policy.plan.TestPlans.compile;
import static dev.agentfirewall.policy.plan.TestPlans.function;
import static dev.agentfirewall.policy.plan.TestPlans.json;
import static dev.agentfirewall.policy.plan.TestPlans.local;
import static dev.agentfirewall.policy.plan.TestPlans.plan;
import static dev.agentfirewall.policy.plan.TestPlans.stmt;
import static dev.agentfirewall.policy.plan.TestPlans.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.Json;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final String INPUT_A =
            stmt("DotStmt", "'source': " + local(0) + ", 'key': " + string(1) + ", 'target': 2");

    @Test
    void evaluate_definedMember_answersIt() throws PlanException {
        Plan plan = compile(plan("", INPUT_A, answer()));
        assertThat(plan.evaluate(ENTRYPOINT, json("{'a': [1, 0.10, 9007199254740993]}")))
                .contains(json("[1, 0.1, 9007199254740993]"));
    }

    @Test
    void evaluate_missingMember_isUndefined() throws PlanException {
        assertThat(compile(plan("", INPUT_A, answer())).evaluate(ENTRYPOINT, json("{'b': 1}")))
                .isEmpty();
    }

    @Test
    void evaluate_noInputAtAll_isUndefined() throws PlanException {
        assertThat(compile(plan("", INPUT_A, answer())).evaluate(ENTRYPOINT)).isEmpty();
    }

    @Test
    void evaluate_unknownEntrypoint_isRefusedByName() throws PlanException {
        Plan plan = compile(plan("", INPUT_A, answer()));
        refused(() -> plan.evaluate("test/q", Json.NULL), "plan.unknown_entrypoint", "test/q");
        assertThat(plan.entrypoints()).containsExactly(ENTRYPOINT);
    }

    @Test
    void compile_unknownStatement_isRefusedByName() {
        refused(() -> compile(plan("", stmt("TeleportStmt", ""))), "plan.unknown_statement", "`TeleportStmt`");
    }

    @Test
    void compile_unknownOperand_isRefusedByName() {
        String odd = stmt("AssignVarStmt", "'source': {'type': 'register', 'value': 1}, 'target': 2");
        refused(() -> compile(plan("", odd)), "plan.unknown_operand", "`register`");
    }

    @Test
    void compile_builtinThatReachesOutside_isRefusedByName() {
        refused(() -> compile(plan("", call("http.send", local(0)))), "plan.unsupported_builtin", "`http.send`");
        refused(() -> compile(plan("", call("time.now_ns", ""))), "plan.unsupported_builtin", "`time.now_ns`");
    }

    @Test
    void compile_missingFunction_isRefusedByName() {
        refused(() -> compile(plan("", call("g0.data.p", local(0)))), "plan.unknown_function", "`g0.data.p`");
    }

    @Test
    void compile_stringIndexOutOfRange_isRefused() {
        String beyond = stmt("AssignVarStmt", "'source': " + string(99) + ", 'target': 2");
        refused(() -> compile(plan("", beyond)), "plan.malformed", "string 99");
    }

    @Test
    void compile_breakBeyondItsBlocks_isRefused() {
        refused(() -> compile(plan("", stmt("BreakStmt", "'index': 1"))), "plan.malformed", "leaves 2 blocks of 1");
    }

    @Test
    void compile_missingField_isRefused() {
        refused(() -> compile(plan("", stmt("DotStmt", "'target': 2"))), "plan.malformed", "`source` is missing");
    }

    @Test
    void compile_truncatedPlan_isRefused() {
        refused(() -> compile(json("{'static': {}}")), "plan.malformed", "`plans` is missing");
    }

    @Test
    void compile_dataThatIsNoObject_isRefused() {
        refused(() -> Plan.compile(plan("", INPUT_A), Json.NULL, PlanLimits.DEFAULT), "plan.malformed", "data");
    }

    @Test
    void evaluate_twoAnswersForOneRule_isAConflict() throws PlanException {
        String once = "'target': 2, 'source': ";
        Plan plan = compile(
                plan("", stmt("AssignVarOnceStmt", once + string(1)), stmt("AssignVarOnceStmt", once + string(2))));
        refused(() -> plan.evaluate(ENTRYPOINT, Json.NULL), "plan.conflict", "different answers");
    }

    @Test
    void evaluate_addingToTheDataDocument_isAConflictAndChangesNothing() throws PlanException {
        String dot = stmt("DotStmt", "'source': " + local(1) + ", 'key': " + string(1) + ", 'target': 2");
        String add = stmt("ObjectInsertStmt", "'key': " + string(2) + ", 'value': " + string(2) + ", 'object': 2");
        Plan adding = Plan.compile(plan("", dot, add, answer()), json("{'a': {}}"), PlanLimits.DEFAULT);
        refused(() -> adding.evaluate(ENTRYPOINT, Json.NULL), "plan.conflict", "data document");
        refused(() -> adding.evaluate(ENTRYPOINT, Json.NULL), "plan.conflict", "data document");
    }

    @Test
    void evaluate_collectionBesideAConstant_isMadeAnewEachTime() throws PlanException {
        String make = stmt("MakeSetStmt", "'target': 2");
        String constant = stmt("SetAddStmt", "'value': " + string(1) + ", 'set': 2");
        String member = stmt("DotStmt", "'source': " + local(0) + ", 'key': " + string(2) + ", 'target': 4");
        String variable = stmt("SetAddStmt", "'value': " + local(4) + ", 'set': 2");
        Plan plan = compile(plan("", make, constant, member, variable, answer()));
        assertThat(plan.evaluate(ENTRYPOINT, json("{'b': 'x'}"))).contains(json("['a', 'x']"));
        assertThat(plan.evaluate(ENTRYPOINT, json("{'b': 'y'}"))).contains(json("['a', 'y']"));
    }

    @Test
    void evaluate_constantCollection_isTheSameForEveryEvaluation() throws PlanException {
        String make = stmt("MakeSetStmt", "'target': 2");
        String constant = stmt("SetAddStmt", "'value': " + string(1) + ", 'set': 2");
        Plan plan = compile(plan("", make, constant, answer()));
        assertThat(plan.evaluate(ENTRYPOINT, Json.NULL)).contains(json("['a']"));
        assertThat(plan.evaluate(ENTRYPOINT, Json.NULL)).contains(json("['a']"));
    }

    @Test
    void evaluate_documentReplacedByWith_isBackBehindIt() throws PlanException {
        String with = stmt(
                "WithStmt",
                "'local': 1, 'path': [1], 'value': " + string(2) + ", 'block': "
                        + block(stmt("DotStmt", "'source': " + local(1) + ", 'key': " + string(1) + ", 'target': 4")));
        String dot = stmt("DotStmt", "'source': " + local(1) + ", 'key': " + string(1) + ", 'target': 5");
        String pair = stmt("MakeArrayStmt", "'capacity': 2, 'target': 2") + ","
                + stmt("ArrayAppendStmt", "'value': " + local(4) + ", 'array': 2") + ","
                + stmt("ArrayAppendStmt", "'value': " + local(5) + ", 'array': 2");
        Plan plan = Plan.compile(plan("", with, dot, pair, answer()), json("{'a': 7}"), PlanLimits.DEFAULT);
        assertThat(plan.evaluate(ENTRYPOINT, Json.NULL)).contains(json("['b', 7]"));
    }

    @Test
    void evaluate_deeplyNestedInput_isRefusedAndNotAnError() throws PlanException {
        Json deep = Json.NULL;
        for (int i = 0; i < 200_000; i++) {
            deep = new Json.Arr(java.util.List.of(deep));
        }
        Json input = deep;
        Plan plan = compile(plan("", INPUT_A, answer()));
        refused(() -> plan.evaluate(ENTRYPOINT, input), "plan.depth", "nested too deeply");
    }

    @Test
    void evaluate_functionThatCallsItself_reachesTheDepthLimit() throws PlanException {
        String self = "g0.data.p";
        String loop = function(self, "[0, 1, 2]", 3, block(call(self, local(0) + "," + local(1) + "," + local(2))));
        Plan plan = compile(plan(loop, call(self, local(0) + "," + local(1) + "," + string(1))));
        refused(() -> plan.evaluate(ENTRYPOINT, Json.NULL), "plan.depth", "256");
    }

    @Test
    void evaluate_nestedLoops_reachTheStepLimit() throws PlanException {
        Plan plan = compile(nestedLoops(), new PlanLimits(1_000_000, Duration.ofMinutes(1), 256, 100));
        refused(() -> plan.evaluate(ENTRYPOINT, numbers(200)), "plan.step_limit", "1000000 steps");
    }

    @Test
    void evaluate_slowerThanItsTime_reachesTheTimeLimit() throws PlanException {
        PlanLimits limits = new PlanLimits(Long.MAX_VALUE / 2, Duration.ofMillis(1), 256, 100);
        Plan plan = compile(nestedLoops(), limits);
        refused(() -> plan.evaluate(ENTRYPOINT, numbers(1000)), "plan.time_limit", "1 ms");
    }

    @Test
    void evaluate_interruptedThread_endsAndKeepsTheFlag() throws PlanException {
        Plan plan = compile(nestedLoops());
        Thread.currentThread().interrupt();
        refused(() -> plan.evaluate(ENTRYPOINT, numbers(100)), "plan.interrupted", "interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void evaluate_resultBeyondItsLimit_isRefused() throws PlanException {
        Plan plan = compile(plan("", INPUT_A, answer()), new PlanLimits(1000, Duration.ofSeconds(1), 8, 10));
        refused(() -> plan.evaluate(ENTRYPOINT, json("{'a': '" + "x".repeat(1000) + "'}")), "plan.result_size", "10");
    }

    @Test
    void evaluate_afterAnEvaluationThatWasGivenUp_answersAgain() throws PlanException {
        Plan plan = compile(plan("", INPUT_A, answer()), new PlanLimits(1000, Duration.ofSeconds(1), 8, 10));
        refused(() -> plan.evaluate(ENTRYPOINT, numbers(100)), "plan.result_size", "10");
        assertThat(plan.evaluate(ENTRYPOINT, json("{'a': 1}"))).contains(Json.of(1));
    }

    private static Json nestedLoops() {
        String compare =
                stmt("EqualStmt", "'a': " + local(5) + ", 'b': " + local(9)); // an empty loop would be left out
        String innermost = stmt("ScanStmt", "'source': 2, 'key': 8, 'value': 9, 'block': " + block(compare));
        String inner = stmt("ScanStmt", "'source': 2, 'key': 6, 'value': 7, 'block': " + block(innermost));
        return plan("", INPUT_A, stmt("ScanStmt", "'source': 2, 'key': 4, 'value': 5, 'block': " + block(inner)));
    }

    private static Json numbers(int count) {
        return json("{'a': [" + "1,".repeat(count - 1) + "1]}");
    }

    private static String call(String name, String args) {
        return stmt("CallStmt", "'func': '" + name + "', 'args': [" + args + "], 'result': 2");
    }

    private static void refused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PlanException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
